from allauth.account import views as account
from allauth.mfa.base import views as proof
from allauth.mfa.recovery_codes import views as spare
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import path
from django.views.generic import RedirectView

from kader.people import views

# One door: a code by mail, for residents and for officials.
sign_in = [
    path("sign-in/", account.request_login_code, name="account_request_login_code"),
    path("sign-in/", account.request_login_code, name="account_login"),
    path("sign-in/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/second-proof/", proof.authenticate, name="mfa_authenticate"),
    path("sign-up/", account.signup, name="account_signup"),
    path("sign-up/code/", account.email_verification_sent, name="account_email_verification_sent"),
    path("sign-out/", account.logout, name="account_logout"),
]

# The second proof: asked of officials, open to everybody.
second_proof = [
    path("my-page/proof/", proof.index, name="mfa_index"),
    path("my-page/proof/show/", proof.reauthenticate, name="mfa_reauthenticate"),
    path("my-page/proof/app/", app.activate_totp, name="mfa_activate_totp"),
    path("my-page/proof/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("my-page/proof/codes/", spare.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "my-page/proof/codes/new/",
        spare.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "my-page/proof/codes/file/",
        spare.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("my-page/proof/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("my-page/proof/passkeys/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path(
        "my-page/proof/passkeys/show/",
        passkey.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("my-page/proof/passkeys/<int:pk>/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "my-page/proof/passkeys/<int:pk>/remove/",
        passkey.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
]

urlpatterns = [
    *sign_in,
    *second_proof,
    # allauth sends people here who have nothing left to confirm.
    path("my-page/address/", RedirectView.as_view(pattern_name="my_page"), name="account_email"),
    path("my-page/name/", views.choose_public_name, name="choose_public_name"),
    path("town/officials/", views.officials, name="officials"),
    path("town/officials/appoint/", views.appoint_official, name="appoint_official"),
    path("town/officials/<str:key>/dismiss/", views.dismiss_official, name="dismiss_official"),
]
