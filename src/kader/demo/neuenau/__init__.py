"""The stories of Neuenau."""

from kader.demo.neuenau import anger, bank

CHAPTERS = (bank.tell, anger.tell)
