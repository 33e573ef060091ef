/* Passkeys need script and a browser that knows them: what only then works shows itself here. */
(function () {
  if (!window.PublicKeyCredential) return
  document.querySelectorAll('[data-needs-script]').forEach(function (part) { part.hidden = false })
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    document.querySelectorAll('[data-passkey-failed]').forEach(function (part) { part.hidden = false })
  })
})()
