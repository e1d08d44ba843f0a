import type { Message, Messages } from './dictionary.ts'

const check: Message = ({ field }) => `Bitte prüfen Sie ${field ?? 'Ihre Angaben'}.`
const enter: Message = ({ field }) =>
  field ? `Bitte geben Sie ${field} ein.` : 'Bitte füllen Sie alle Pflichtfelder aus.'
const acceptTerms = 'Bitte stimmen Sie den Bedingungen zu, um fortzufahren.'
const noAccount = 'Zu diesen Angaben wurde kein Konto gefunden. Bitte prüfen Sie sie, oder registrieren Sie sich.'
const passwordTooLong: Message = ({ maxLength }) =>
  maxLength
    ? `Bitte wählen Sie ein Passwort mit höchstens ${maxLength} Zeichen.`
    : 'Bitte wählen Sie ein kürzeres Passwort.'
const passwordTooWeak = 'Dieses Passwort ist zu leicht zu erraten. Bitte wählen Sie ein stärkeres.'
const noCodeSent = 'Es wurde noch kein Code gesendet. Bitte fordern Sie einen an.'
const noAddressFromOrganization =
  'Ihre Organisation hat Ihre E-Mail-Adresse nicht übermittelt. Bitte wenden Sie sich an Ihren Administrator.'
const otherOrganization = 'Ihre E-Mail-Adresse gehört nicht zu dieser Organisation. Bitte verwenden Sie eine andere.'
const passkeyFailed =
  'Der Passkey konnte nicht bestätigt werden. Bitte versuchen Sie es erneut, oder wählen Sie einen anderen Weg.'
const passkeyNotUsed =
  'Es wurde kein Passkey verwendet. Bitte versuchen Sie es erneut, oder wählen Sie einen anderen Weg.'
const otherWay = 'Das ist für Ihr Konto nicht verfügbar. Bitte wählen Sie einen anderen Weg.'
const signedIn = 'Sie sind bereits angemeldet.'
const blocked = 'Das wurde aus Sicherheitsgründen blockiert. Bitte wenden Sie sich an den Support.'
const signUpFirst = 'Zu diesen Angaben gibt es noch kein Konto. Bitte registrieren Sie sich.'
const newTicket = 'Dieser Link ist nicht mehr gültig. Bitte lassen Sie sich einen neuen geben.'
const invalidLink = 'Dieser Link ist nicht gültig. Bitte fordern Sie einen neuen an.'
const otherBrowser = 'Bitte öffnen Sie den Link in dem Browser, in dem Sie ihn angefordert haben.'
const startAgain = 'Der Vorgang konnte nicht fortgesetzt werden. Bitte beginnen Sie von vorn.'
const notHuman = 'Wir konnten nicht bestätigen, dass Sie ein Mensch sind. Bitte versuchen Sie es erneut.'
const securityCheck = 'Die Sicherheitsprüfung konnte nicht abgeschlossen werden. Bitte versuchen Sie es erneut.'
const tooOften: Message = ({ wait }) =>
  `Das waren zu viele Versuche. Bitte versuchen Sie es ${wait ?? 'gleich'} erneut.`
const unavailable = 'Der Dienst ist zurzeit nicht verfügbar. Bitte versuchen Sie es später erneut.'
const windowFailed = 'Das Anmeldefenster wurde nicht fertig. Bitte versuchen Sie es erneut.'
const general = 'Etwas ist schiefgegangen. Bitte versuchen Sie es erneut.'

/** German. Addresses the user as "Sie". */
export const de: Messages = {
  locale: 'de',

  'field:code': 'den Code',
  'field:email_address': 'Ihre E-Mail-Adresse',
  'field:first_name': 'Ihren Vornamen',
  'field:identifier': 'Ihre E-Mail-Adresse, Telefonnummer oder Ihren Benutzernamen',
  'field:last_name': 'Ihren Nachnamen',
  'field:password': 'Ihr Passwort',
  'field:phone_number': 'Ihre Telefonnummer',
  'field:username': 'Ihren Benutzernamen',

  form_param_nil: enter,
  'form_param_nil:legal_accepted': acceptTerms,
  form_param_missing: enter,
  'form_param_missing:legal_accepted': acceptTerms,
  form_param_invalid: check,
  form_param_value_invalid: check,
  form_param_type_invalid: check,
  form_param_format_invalid: check,
  'form_param_format_invalid:email_address': 'Bitte geben Sie eine gültige E-Mail-Adresse ein.',
  'form_param_format_invalid:phone_number': 'Bitte geben Sie eine gültige Telefonnummer mit Ländervorwahl ein.',
  form_param_max_length_exceeded: ({ field }) => (field ? `Bitte kürzen Sie ${field}.` : 'Diese Angabe ist zu lang.'),

  form_identifier_exists: 'Diese Angabe ist bereits vergeben. Bitte melden Sie sich an, oder wählen Sie eine andere.',
  'form_identifier_exists:email_address':
    'Zu dieser E-Mail-Adresse gibt es bereits ein Konto. Bitte melden Sie sich an, oder verwenden Sie eine andere.',
  'form_identifier_exists:phone_number':
    'Zu dieser Telefonnummer gibt es bereits ein Konto. Bitte melden Sie sich an, oder verwenden Sie eine andere.',
  'form_identifier_exists:username': 'Dieser Benutzername ist bereits vergeben. Bitte wählen Sie einen anderen.',
  form_identifier_not_found: noAccount,
  form_email_address_blocked: 'Diese E-Mail-Adresse kann hier nicht verwendet werden. Bitte verwenden Sie eine andere.',
  form_username_invalid_length: ({ minLength, maxLength }) =>
    minLength && maxLength
      ? `Bitte wählen Sie einen Benutzernamen mit ${minLength} bis ${maxLength} Zeichen.`
      : 'Bitte wählen Sie einen Benutzernamen anderer Länge.',
  form_username_invalid_character:
    'Ein Benutzername darf nur Buchstaben, Ziffern, Bindestriche und Unterstriche enthalten.',
  form_username_needs_non_number_char: 'Ein Benutzername braucht mindestens einen Buchstaben.',

  form_password_incorrect: 'Dieses Passwort ist nicht richtig. Bitte versuchen Sie es erneut.',
  form_password_or_identifier_incorrect: 'Diese Anmeldedaten sind nicht richtig. Bitte versuchen Sie es erneut.',
  form_password_compromised:
    'Dieses Passwort könnte anderen bekannt sein. Bitte melden Sie sich zum Schutz Ihres Kontos auf einem anderen Weg an.',
  form_password_pwned: 'Dieses Passwort ist in einem Datenleck aufgetaucht. Bitte wählen Sie ein anderes.',
  form_password_length_too_short: ({ minLength }) =>
    minLength
      ? `Bitte wählen Sie ein Passwort mit mindestens ${minLength} Zeichen.`
      : 'Bitte wählen Sie ein längeres Passwort.',
  form_password_length_too_long: passwordTooLong,
  form_password_size_in_bytes_exceeded: passwordTooLong,
  form_password_no_uppercase: 'Das Passwort braucht einen Großbuchstaben.',
  form_password_no_lowercase: 'Das Passwort braucht einen Kleinbuchstaben.',
  form_password_no_number: 'Das Passwort braucht eine Ziffer.',
  form_password_no_special_char: 'Das Passwort braucht ein Sonderzeichen.',
  form_password_not_strong_enough: passwordTooWeak,
  form_password_matches_identifier: 'Das Passwort muss sich von Ihren Anmeldedaten unterscheiden.',
  form_password_validation_failed: passwordTooWeak,
  no_password_set: 'Dieses Konto hat kein Passwort. Bitte melden Sie sich auf einem anderen Weg an.',

  form_code_incorrect: 'Dieser Code ist nicht richtig. Bitte versuchen Sie es erneut.',
  form_incorrect_signature: 'Die Signatur des Wallets ist nicht richtig. Bitte versuchen Sie es erneut.',
  verification_expired: 'Dieser Code oder Link ist abgelaufen. Bitte fordern Sie einen neuen an.',
  verification_failed: 'Das waren zu viele falsche Codes. Bitte fordern Sie einen neuen an.',
  verification_missing: noCodeSent,
  verification_not_sent: noCodeSent,
  verification_already_verified: 'Das ist bereits bestätigt.',
  verification_code_too_many_requests: ({ wait }) =>
    `Gerade wurde ein Code gesendet. Sie können ${wait ?? 'gleich'} einen weiteren anfordern.`,
  verification_link_token_invalid: invalidLink,
  sign_in_email_link_not_same_client: otherBrowser,
  sms_send_error:
    'Die SMS konnte nicht gesendet werden. Bitte prüfen Sie Ihre Telefonnummer, oder wählen Sie einen anderen Weg.',
  unsupported_country_code: 'Telefonnummern dieses Landes werden nicht unterstützt. Bitte verwenden Sie eine andere.',

  external_account_exists: 'Zu diesem Konto gibt es bereits einen Benutzer. Bitte melden Sie sich an.',
  external_account_not_found: 'Zu diesem Konto gibt es noch keinen Benutzer. Bitte registrieren Sie sich.',
  external_account_email_address_verification_required:
    'Ihre E-Mail-Adresse ist bei diesem Anbieter nicht bestätigt. Bitte bestätigen Sie sie dort, oder wählen Sie einen anderen Weg.',
  oauth_access_denied:
    'Sie haben den Zugriff auf Ihr Konto nicht erlaubt. Bitte versuchen Sie es erneut, oder wählen Sie einen anderen Weg.',
  oauth_email_domain_reserved_by_saml: 'Bitte melden Sie sich mit dieser E-Mail-Adresse über Ihre Organisation an.',
  saml_user_attribute_missing: noAddressFromOrganization,
  saml_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_user_attribute_missing: noAddressFromOrganization,
  enterprise_sso_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_hosted_domain_mismatch: otherOrganization,
  enterprise_connection_id_is_required_with_multiple_connections: 'Bitte wählen Sie Ihre Organisation.',
  organization_membership_quota_exceeded_for_sso:
    'In Ihrer Organisation ist kein Platz mehr frei. Bitte wenden Sie sich an Ihren Administrator.',
  google_one_tap_token_invalid: 'Ihre Anmeldung mit Google ist abgelaufen. Bitte versuchen Sie es erneut.',

  passkey_not_registered: 'Dieser Passkey gehört hier zu keinem Konto. Bitte wählen Sie einen anderen Weg.',
  passkey_authentication_failure: passkeyFailed,
  passkey_invalid_verification: passkeyFailed,
  passkey_invalid_public_key_credential: passkeyFailed,
  strategy_for_user_invalid: otherWay,
  no_second_factors: otherWay,

  session_exists: signedIn,
  identifier_already_signed_in: signedIn,
  authentication_invalid: 'Ihre Sitzung ist beendet. Bitte melden Sie sich erneut an.',
  user_locked: ({ wait }) =>
    wait
      ? `Ihr Konto ist gesperrt. Bitte versuchen Sie es ${wait} erneut.`
      : 'Ihr Konto ist gesperrt. Bitte wenden Sie sich an den Support.',
  user_banned: 'Ihr Konto wurde gesperrt. Bitte wenden Sie sich an den Support.',
  user_deactivated: 'Ihr Konto wurde deaktiviert. Bitte wenden Sie sich an den Support.',
  device_blocked: blocked,
  action_blocked: blocked,
  not_allowed_access: 'Sie haben hier keinen Zugang. Bitte wenden Sie sich an den Support.',
  not_allowed_to_sign_up: 'Sie können sich hier nicht registrieren. Bitte wenden Sie sich an den Support.',
  sign_up_mode_restricted: 'Sie können sich nur mit einer Einladung registrieren.',
  sign_up_restricted_waitlist:
    'Die Registrierung ist noch nicht geöffnet. Bitte tragen Sie sich in die Warteliste ein.',
  sign_up_if_missing_transfer: signUpFirst,

  invitation_account_not_exists: signUpFirst,
  ticket_invalid_code: newTicket,
  ticket_expired_code: newTicket,
  sign_in_token_already_used_code: newTicket,
  sign_in_token_revoked_code: newTicket,
  sign_in_token_cannot_be_used_code: newTicket,

  client_state_invalid: startAgain,
  resource_forbidden: startAgain,
  resource_not_found: startAgain,
  sign_in_identification_or_user_deleted: startAgain,
  account_transfer_invalid: startAgain,

  captcha_missing_token: notHuman,
  captcha_invalid: notHuman,
  requires_captcha: notHuman,
  protect_check_expired: securityCheck,

  too_many_requests: tooOften,
  rate_limit_exceeded: tooOften,
  signup_rate_limit_exceeded: tooOften,
  maintenance_mode: unavailable,
  internal_clerk_error: unavailable,

  aborted: 'Der Vorgang wurde abgebrochen.',
  captcha_failed: notHuman,
  chunk_failed: 'Ein Teil dieser Seite konnte nicht geladen werden. Bitte laden Sie die Seite neu.',
  discarded: startAgain,
  email_link_client_mismatch: otherBrowser,
  email_link_expired: 'Dieser Link ist abgelaufen. Bitte fordern Sie einen neuen an.',
  email_link_failed: invalidLink,
  email_link_not_sent: 'Es wurde noch kein Link gesendet. Bitte fordern Sie einen an.',
  email_link_timeout: 'Der Link wurde nicht rechtzeitig geöffnet. Bitte fordern Sie einen neuen an.',
  external_account_failed:
    'Dieses Konto konnte nicht verwendet werden. Bitte versuchen Sie es erneut, oder wählen Sie einen anderen Weg.',
  factor_not_found: otherWay,
  offline: 'Sie sind offline. Bitte prüfen Sie Ihre Internetverbindung, und versuchen Sie es erneut.',
  passkey_invalid_rpID_or_domain: passkeyFailed,
  passkey_not_supported: 'Dieser Browser unterstützt keine Passkeys. Bitte wählen Sie einen anderen Weg.',
  passkey_operation_aborted: passkeyNotUsed,
  passkey_retrieval_cancelled: passkeyNotUsed,
  passkey_retrieval_failed: passkeyFailed,
  popup_blocked:
    'Der Browser hat das Anmeldefenster blockiert. Bitte erlauben Sie Pop-ups für diese Seite, und versuchen Sie es erneut.',
  popup_closed: 'Das Anmeldefenster wurde zu früh geschlossen. Bitte versuchen Sie es erneut.',
  popup_failed: windowFailed,
  popup_timeout: windowFailed,
  protect_check_aborted: securityCheck,
  protect_check_execution_failed: securityCheck,
  protect_check_script_load_failed: securityCheck,
  protect_check_timed_out: securityCheck,
  ticket_missing: 'Bitte öffnen Sie diese Seite über den Link Ihrer Einladung.',
  timeout: 'Das hat zu lange gedauert. Bitte prüfen Sie Ihre Internetverbindung, und versuchen Sie es erneut.',
  wallet_account_mismatch:
    'Das Wallet verwendet ein anderes Konto. Bitte wählen Sie das Konto, mit dem Sie begonnen haben.',
  wallet_failed: 'Das Wallet hat einen Fehler gemeldet. Bitte öffnen Sie es, und versuchen Sie es erneut.',
  wallet_not_found: 'Dieses Wallet wurde nicht gefunden. Bitte installieren Sie es, oder wählen Sie einen anderen Weg.',
  wallet_rejected: 'Die Anfrage wurde im Wallet abgelehnt. Bitte versuchen Sie es erneut, wenn Sie fortfahren möchten.',

  api_response_error: ({ field }) => (field ? `Bitte prüfen Sie ${field}.` : general),
  network_error:
    'Die Verbindung ist fehlgeschlagen. Bitte prüfen Sie Ihre Internetverbindung, und versuchen Sie es erneut.',
  invalid_response: unavailable,
  unexpected: general,
}
