// Offers a passkey where the browser knows it: <div data-passkey hidden><button …></div>,
// and says so when it did not work: <p role="status" data-passkey-failed="That did not work."></p>.
(function () {
  if (!window.PublicKeyCredential) return;
  document.querySelectorAll("[data-passkey]").forEach((offer) => { offer.hidden = false; });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-failed]").forEach((place) => {
      place.textContent = place.dataset.passkeyFailed;
    });
  });
})();
