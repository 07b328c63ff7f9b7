"""The six stories of Zilverbeek."""

from kader.demo.zilverbeek import linde, molenplein, pluktuin, uiterweide, veldstraat, zandweg

CHAPTERS = (
    veldstraat.tell,
    linde.tell,
    uiterweide.tell,
    molenplein.tell,
    zandweg.tell,
    pluktuin.tell,
)
