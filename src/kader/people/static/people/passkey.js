// Offers a passkey where the browser knows it: <button data-passkey hidden>,
// and says so when it did not work: <p data-passkey-failed hidden>.
(function () {
  if (!window.PublicKeyCredential) return;
  document.querySelectorAll("[data-passkey]").forEach((button) => { button.hidden = false; });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-failed]").forEach((words) => { words.hidden = false; });
  });
})();
