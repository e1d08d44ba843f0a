import type { Message, Messages } from './dictionary.ts'

const check: Message = ({ field }) => `Veuillez vérifier ${field ?? 'votre saisie'}.`
const enter: Message = ({ field }) =>
  field ? `Veuillez saisir ${field}.` : 'Veuillez remplir tous les champs obligatoires.'
const acceptTerms = 'Veuillez accepter les conditions pour continuer.'
const noAccount = 'Aucun compte ne correspond à ces informations. Veuillez les vérifier ou vous inscrire.'
const passwordTooLong: Message = ({ maxLength }) =>
  maxLength
    ? `Veuillez choisir un mot de passe de ${maxLength} caractères au maximum.`
    : 'Veuillez choisir un mot de passe plus court.'
const passwordTooWeak = 'Ce mot de passe est trop facile à deviner. Veuillez en choisir un plus sûr.'
const noCodeSent = 'Aucun code n’a encore été envoyé. Veuillez en demander un.'
const noAddressFromOrganization =
  'Votre organisation n’a pas transmis votre adresse e-mail. Veuillez contacter votre administrateur.'
const otherOrganization = 'Votre adresse e-mail n’appartient pas à cette organisation. Veuillez en utiliser une autre.'
const passkeyFailed = 'La clé d’accès n’a pas pu être vérifiée. Veuillez réessayer ou choisir une autre méthode.'
const passkeyNotUsed = 'Aucune clé d’accès n’a été utilisée. Veuillez réessayer ou choisir une autre méthode.'
const otherWay = 'Cette méthode n’est pas disponible pour votre compte. Veuillez en choisir une autre.'
const signedIn = 'Une session est déjà ouverte.'
const blocked = 'L’action a été bloquée pour des raisons de sécurité. Veuillez contacter l’assistance.'
const signUpFirst = 'Il n’existe pas encore de compte avec ces informations. Veuillez vous inscrire.'
const newTicket = 'Ce lien n’est plus valide. Veuillez en demander un nouveau.'
const invalidLink = 'Ce lien n’est pas valide. Veuillez en demander un nouveau.'
const otherBrowser = 'Veuillez ouvrir le lien dans le navigateur où vous l’avez demandé.'
const startAgain = 'L’opération n’a pas pu se poursuivre. Veuillez recommencer.'
const notHuman = 'Nous n’avons pas pu confirmer que vous n’êtes pas un robot. Veuillez réessayer.'
const securityCheck = 'Le contrôle de sécurité n’a pas pu aboutir. Veuillez réessayer.'
const tooOften: Message = ({ wait }) =>
  `Vous avez fait trop de tentatives. Veuillez réessayer ${wait ?? 'dans un instant'}.`
const unavailable = 'Le service n’est pas disponible pour le moment. Veuillez réessayer plus tard.'
const windowFailed = 'La fenêtre de connexion n’a pas abouti. Veuillez réessayer.'
const general = 'Une erreur s’est produite. Veuillez réessayer.'

/** French. Addresses the user as "vous". */
export const fr: Messages = {
  locale: 'fr',

  'field:code': 'le code',
  'field:email_address': 'votre adresse e-mail',
  'field:first_name': 'votre prénom',
  'field:identifier': 'votre adresse e-mail, numéro de téléphone ou nom d’utilisateur',
  'field:last_name': 'votre nom de famille',
  'field:password': 'votre mot de passe',
  'field:phone_number': 'votre numéro de téléphone',
  'field:username': 'votre nom d’utilisateur',

  form_param_nil: enter,
  'form_param_nil:legal_accepted': acceptTerms,
  form_param_missing: enter,
  'form_param_missing:legal_accepted': acceptTerms,
  form_param_invalid: check,
  form_param_value_invalid: check,
  form_param_type_invalid: check,
  form_param_format_invalid: check,
  'form_param_format_invalid:email_address': 'Veuillez saisir une adresse e-mail valide.',
  'form_param_format_invalid:phone_number': 'Veuillez saisir un numéro de téléphone valide avec l’indicatif du pays.',
  form_param_max_length_exceeded: ({ field }) =>
    field ? `Veuillez raccourcir ${field}.` : 'Cette saisie est trop longue.',

  form_identifier_exists: 'Cette valeur est déjà utilisée. Veuillez vous connecter ou en choisir une autre.',
  'form_identifier_exists:email_address':
    'Il existe déjà un compte avec cette adresse e-mail. Veuillez vous connecter ou en utiliser une autre.',
  'form_identifier_exists:phone_number':
    'Il existe déjà un compte avec ce numéro de téléphone. Veuillez vous connecter ou en utiliser un autre.',
  'form_identifier_exists:username': 'Ce nom d’utilisateur est déjà pris. Veuillez en choisir un autre.',
  form_identifier_not_found: noAccount,
  form_email_address_blocked: 'Cette adresse e-mail ne peut pas être utilisée ici. Veuillez en utiliser une autre.',
  form_username_invalid_length: ({ minLength, maxLength }) =>
    minLength && maxLength
      ? `Veuillez choisir un nom d’utilisateur de ${minLength} à ${maxLength} caractères.`
      : 'Veuillez choisir un nom d’utilisateur d’une autre longueur.',
  form_username_invalid_character:
    'Un nom d’utilisateur ne peut contenir que des lettres, des chiffres, des tirets et des tirets bas.',
  form_username_needs_non_number_char: 'Un nom d’utilisateur doit contenir au moins une lettre.',

  form_password_incorrect: 'Ce mot de passe est incorrect. Veuillez réessayer.',
  form_password_or_identifier_incorrect: 'Ces informations de connexion sont incorrectes. Veuillez réessayer.',
  form_password_compromised:
    'Ce mot de passe est peut-être connu de tiers. Pour protéger votre compte, veuillez vous connecter par une autre méthode.',
  form_password_pwned: 'Ce mot de passe est apparu dans une fuite de données. Veuillez en choisir un autre.',
  form_password_length_too_short: ({ minLength }) =>
    minLength
      ? `Veuillez choisir un mot de passe d’au moins ${minLength} caractères.`
      : 'Veuillez choisir un mot de passe plus long.',
  form_password_length_too_long: passwordTooLong,
  form_password_size_in_bytes_exceeded: passwordTooLong,
  form_password_no_uppercase: 'Le mot de passe doit contenir une lettre majuscule.',
  form_password_no_lowercase: 'Le mot de passe doit contenir une lettre minuscule.',
  form_password_no_number: 'Le mot de passe doit contenir un chiffre.',
  form_password_no_special_char: 'Le mot de passe doit contenir un caractère spécial.',
  form_password_not_strong_enough: passwordTooWeak,
  form_password_matches_identifier: 'Le mot de passe doit être différent de vos informations de connexion.',
  form_password_validation_failed: passwordTooWeak,
  no_password_set: 'Ce compte n’a pas de mot de passe. Veuillez vous connecter par une autre méthode.',

  form_code_incorrect: 'Ce code est incorrect. Veuillez réessayer.',
  form_incorrect_signature: 'La signature du portefeuille est incorrecte. Veuillez réessayer.',
  verification_expired: 'Ce code ou ce lien a expiré. Veuillez en demander un nouveau.',
  verification_failed: 'Trop de codes incorrects ont été saisis. Veuillez en demander un nouveau.',
  verification_missing: noCodeSent,
  verification_not_sent: noCodeSent,
  verification_already_verified: 'La vérification a déjà été effectuée.',
  verification_code_too_many_requests: ({ wait }) =>
    `Un code vient d’être envoyé. Vous pourrez en demander un autre ${wait ?? 'dans un instant'}.`,
  verification_link_token_invalid: invalidLink,
  sign_in_email_link_not_same_client: otherBrowser,
  sms_send_error:
    'Le SMS n’a pas pu être envoyé. Veuillez vérifier votre numéro de téléphone ou choisir une autre méthode.',
  unsupported_country_code:
    'Les numéros de téléphone de ce pays ne sont pas pris en charge. Veuillez en utiliser un autre.',

  external_account_exists: 'Un utilisateur existe déjà pour ce compte. Veuillez vous connecter.',
  external_account_not_found: 'Aucun utilisateur n’existe encore pour ce compte. Veuillez vous inscrire.',
  external_account_email_address_verification_required:
    'Votre adresse e-mail n’est pas vérifiée auprès de ce fournisseur. Veuillez l’y vérifier ou choisir une autre méthode.',
  oauth_access_denied:
    'Vous n’avez pas autorisé l’accès à votre compte. Veuillez réessayer ou choisir une autre méthode.',
  oauth_email_domain_reserved_by_saml:
    'Avec cette adresse e-mail, veuillez vous connecter par l’intermédiaire de votre organisation.',
  saml_user_attribute_missing: noAddressFromOrganization,
  saml_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_user_attribute_missing: noAddressFromOrganization,
  enterprise_sso_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_hosted_domain_mismatch: otherOrganization,
  enterprise_connection_id_is_required_with_multiple_connections: 'Veuillez choisir votre organisation.',
  organization_membership_quota_exceeded_for_sso:
    'Votre organisation n’a plus de place disponible. Veuillez contacter votre administrateur.',
  google_one_tap_token_invalid: 'Votre connexion avec Google a expiré. Veuillez réessayer.',

  passkey_not_registered: 'Cette clé d’accès ne correspond à aucun compte ici. Veuillez choisir une autre méthode.',
  passkey_authentication_failure: passkeyFailed,
  passkey_invalid_verification: passkeyFailed,
  passkey_invalid_public_key_credential: passkeyFailed,
  strategy_for_user_invalid: otherWay,
  no_second_factors: otherWay,

  session_exists: signedIn,
  identifier_already_signed_in: signedIn,
  authentication_invalid: 'Votre session est terminée. Veuillez vous reconnecter.',
  user_locked: ({ wait }) =>
    wait
      ? `Votre compte est verrouillé. Veuillez réessayer ${wait}.`
      : 'Votre compte est verrouillé. Veuillez contacter l’assistance.',
  user_banned: 'Votre compte a été bloqué. Veuillez contacter l’assistance.',
  user_deactivated: 'Votre compte a été désactivé. Veuillez contacter l’assistance.',
  device_blocked: blocked,
  action_blocked: blocked,
  not_allowed_access: 'Vous n’avez pas accès à ce service. Veuillez contacter l’assistance.',
  not_allowed_to_sign_up: 'Vous ne pouvez pas vous inscrire ici. Veuillez contacter l’assistance.',
  sign_up_mode_restricted: 'L’inscription n’est possible que sur invitation.',
  sign_up_restricted_waitlist: 'Les inscriptions ne sont pas encore ouvertes. Veuillez rejoindre la liste d’attente.',
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

  aborted: 'L’opération a été annulée.',
  captcha_failed: notHuman,
  chunk_failed: 'Une partie de cette page n’a pas pu être chargée. Veuillez recharger la page.',
  discarded: startAgain,
  email_link_client_mismatch: otherBrowser,
  email_link_expired: 'Ce lien a expiré. Veuillez en demander un nouveau.',
  email_link_failed: invalidLink,
  email_link_not_sent: 'Aucun lien n’a encore été envoyé. Veuillez en demander un.',
  email_link_timeout: 'Le lien n’a pas été ouvert à temps. Veuillez en demander un nouveau.',
  external_account_failed: 'Ce compte n’a pas pu être utilisé. Veuillez réessayer ou choisir une autre méthode.',
  factor_not_found: otherWay,
  offline: 'Vous êtes hors ligne. Veuillez vérifier votre connexion internet et réessayer.',
  passkey_invalid_rpID_or_domain: passkeyFailed,
  passkey_not_supported: 'Ce navigateur ne prend pas en charge les clés d’accès. Veuillez choisir une autre méthode.',
  passkey_operation_aborted: passkeyNotUsed,
  passkey_retrieval_cancelled: passkeyNotUsed,
  passkey_retrieval_failed: passkeyFailed,
  popup_blocked:
    'Le navigateur a bloqué la fenêtre de connexion. Veuillez autoriser les fenêtres pop-up pour cette page et réessayer.',
  popup_closed: 'La fenêtre de connexion a été fermée trop tôt. Veuillez réessayer.',
  popup_failed: windowFailed,
  popup_timeout: windowFailed,
  protect_check_aborted: securityCheck,
  protect_check_execution_failed: securityCheck,
  protect_check_script_load_failed: securityCheck,
  protect_check_timed_out: securityCheck,
  ticket_missing: 'Veuillez ouvrir cette page par le lien de votre invitation.',
  timeout: 'L’opération a pris trop de temps. Veuillez vérifier votre connexion internet et réessayer.',
  wallet_account_mismatch:
    'Le portefeuille utilise un autre compte. Veuillez sélectionner celui avec lequel vous avez commencé.',
  wallet_failed: 'Le portefeuille a signalé une erreur. Veuillez l’ouvrir et réessayer.',
  wallet_not_found: 'Ce portefeuille est introuvable. Veuillez l’installer ou choisir une autre méthode.',
  wallet_rejected: 'La demande a été rejetée dans le portefeuille. Veuillez réessayer si vous souhaitez continuer.',

  api_response_error: ({ field }) => (field ? `Veuillez vérifier ${field}.` : general),
  network_error: 'La connexion a échoué. Veuillez vérifier votre connexion internet et réessayer.',
  invalid_response: unavailable,
  unexpected: general,
}
