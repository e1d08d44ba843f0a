import type { Message, Messages } from './dictionary.ts'

const check: Message = ({ field }) => `Compruebe ${field ?? 'los datos introducidos'}.`
const enter: Message = ({ field }) => (field ? `Introduzca ${field}.` : 'Complete todos los campos obligatorios.')
const acceptTerms = 'Acepte las condiciones para continuar.'
const noAccount = 'No hemos encontrado ninguna cuenta con estos datos. Compruébelos o regístrese.'
const passwordTooLong: Message = ({ maxLength }) =>
  maxLength ? `Elija una contraseña de ${maxLength} caracteres como máximo.` : 'Elija una contraseña más corta.'
const passwordTooWeak = 'Esta contraseña es demasiado fácil de adivinar. Elija una más segura.'
const noCodeSent = 'Todavía no se ha enviado ningún código. Solicite uno.'
const noAddressFromOrganization =
  'Su organización no ha facilitado su dirección de correo electrónico. Póngase en contacto con su administrador.'
const otherOrganization = 'Su dirección de correo electrónico no pertenece a esta organización. Utilice otra.'
const passkeyFailed = 'No se ha podido verificar la llave de acceso. Inténtelo de nuevo o elija otro método.'
const passkeyNotUsed = 'No se ha utilizado ninguna llave de acceso. Inténtelo de nuevo o elija otro método.'
const otherWay = 'Este método no está disponible para su cuenta. Elija otro.'
const signedIn = 'Ya ha iniciado sesión.'
const blocked = 'La acción se ha bloqueado por motivos de seguridad. Póngase en contacto con el servicio de asistencia.'
const signUpFirst = 'Todavía no hay ninguna cuenta con estos datos. Regístrese.'
const newTicket = 'Este enlace ya no es válido. Solicite uno nuevo.'
const invalidLink = 'Este enlace no es válido. Solicite uno nuevo.'
const otherBrowser = 'Abra el enlace en el navegador en el que lo solicitó.'
const startAgain = 'No se ha podido continuar. Empiece de nuevo.'
const notHuman = 'No hemos podido confirmar que no es un robot. Inténtelo de nuevo.'
const securityCheck = 'No se ha podido completar la comprobación de seguridad. Inténtelo de nuevo.'
const tooOften: Message = ({ wait }) =>
  `Ha hecho demasiados intentos. Inténtelo de nuevo ${wait ?? 'en unos instantes'}.`
const unavailable = 'El servicio no está disponible en este momento. Inténtelo de nuevo más tarde.'
const windowFailed = 'La ventana de inicio de sesión no ha terminado. Inténtelo de nuevo.'
const general = 'Algo ha salido mal. Inténtelo de nuevo.'

/** Spanish. Addresses the user as "usted". */
export const es: Messages = {
  locale: 'es',

  'field:code': 'el código',
  'field:email_address': 'su dirección de correo electrónico',
  'field:first_name': 'su nombre',
  'field:identifier': 'su correo electrónico, número de teléfono o nombre de usuario',
  'field:last_name': 'sus apellidos',
  'field:password': 'su contraseña',
  'field:phone_number': 'su número de teléfono',
  'field:username': 'su nombre de usuario',

  form_param_nil: enter,
  'form_param_nil:legal_accepted': acceptTerms,
  form_param_missing: enter,
  'form_param_missing:legal_accepted': acceptTerms,
  form_param_invalid: check,
  form_param_value_invalid: check,
  form_param_type_invalid: check,
  form_param_format_invalid: check,
  'form_param_format_invalid:email_address': 'Introduzca una dirección de correo electrónico válida.',
  'form_param_format_invalid:phone_number': 'Introduzca un número de teléfono válido con el prefijo del país.',
  form_param_max_length_exceeded: ({ field }) => (field ? `Acorte ${field}.` : 'Este dato es demasiado largo.'),

  form_identifier_exists: 'Este dato ya está en uso. Inicie sesión o elija otro.',
  'form_identifier_exists:email_address':
    'Ya existe una cuenta con esta dirección de correo electrónico. Inicie sesión o utilice otra.',
  'form_identifier_exists:phone_number':
    'Ya existe una cuenta con este número de teléfono. Inicie sesión o utilice otro.',
  'form_identifier_exists:username': 'Este nombre de usuario ya está en uso. Elija otro.',
  form_identifier_not_found: noAccount,
  form_email_address_blocked: 'Esta dirección de correo electrónico no se puede utilizar aquí. Utilice otra.',
  form_username_invalid_length: ({ minLength, maxLength }) =>
    minLength && maxLength
      ? `Elija un nombre de usuario de entre ${minLength} y ${maxLength} caracteres.`
      : 'Elija un nombre de usuario de otra longitud.',
  form_username_invalid_character: 'El nombre de usuario solo puede contener letras, números, guiones y guiones bajos.',
  form_username_needs_non_number_char: 'El nombre de usuario necesita al menos una letra.',

  form_password_incorrect: 'La contraseña no es correcta. Inténtelo de nuevo.',
  form_password_or_identifier_incorrect: 'Los datos de inicio de sesión no son correctos. Inténtelo de nuevo.',
  form_password_compromised:
    'Es posible que otros conozcan esta contraseña. Para proteger su cuenta, inicie sesión con otro método.',
  form_password_pwned: 'Esta contraseña ha aparecido en una filtración de datos. Elija otra.',
  form_password_length_too_short: ({ minLength }) =>
    minLength ? `Elija una contraseña de al menos ${minLength} caracteres.` : 'Elija una contraseña más larga.',
  form_password_length_too_long: passwordTooLong,
  form_password_size_in_bytes_exceeded: passwordTooLong,
  form_password_no_uppercase: 'La contraseña necesita una letra mayúscula.',
  form_password_no_lowercase: 'La contraseña necesita una letra minúscula.',
  form_password_no_number: 'La contraseña necesita un número.',
  form_password_no_special_char: 'La contraseña necesita un carácter especial.',
  form_password_not_strong_enough: passwordTooWeak,
  form_password_matches_identifier: 'La contraseña debe ser distinta de sus datos de inicio de sesión.',
  form_password_validation_failed: passwordTooWeak,
  no_password_set: 'Esta cuenta no tiene contraseña. Inicie sesión con otro método.',

  form_code_incorrect: 'El código no es correcto. Inténtelo de nuevo.',
  form_incorrect_signature: 'La firma de la billetera no es correcta. Inténtelo de nuevo.',
  verification_expired: 'Este código o enlace ha caducado. Solicite uno nuevo.',
  verification_failed: 'Se han introducido demasiados códigos incorrectos. Solicite uno nuevo.',
  verification_missing: noCodeSent,
  verification_not_sent: noCodeSent,
  verification_already_verified: 'Esto ya está verificado.',
  verification_code_too_many_requests: ({ wait }) =>
    `Se acaba de enviar un código. Podrá solicitar otro ${wait ?? 'en unos instantes'}.`,
  verification_link_token_invalid: invalidLink,
  sign_in_email_link_not_same_client: otherBrowser,
  sms_send_error: 'No se ha podido enviar el SMS. Compruebe su número de teléfono o elija otro método.',
  unsupported_country_code: 'No se admiten números de teléfono de este país. Utilice otro.',

  external_account_exists: 'Ya existe un usuario con esta cuenta. Inicie sesión.',
  external_account_not_found: 'Todavía no existe ningún usuario con esta cuenta. Regístrese.',
  external_account_email_address_verification_required:
    'Su dirección de correo electrónico no está verificada con este proveedor. Verifíquela allí o elija otro método.',
  oauth_access_denied: 'No ha permitido el acceso a su cuenta. Inténtelo de nuevo o elija otro método.',
  oauth_email_domain_reserved_by_saml:
    'Con esta dirección de correo electrónico, inicie sesión a través de su organización.',
  saml_user_attribute_missing: noAddressFromOrganization,
  saml_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_user_attribute_missing: noAddressFromOrganization,
  enterprise_sso_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_hosted_domain_mismatch: otherOrganization,
  enterprise_connection_id_is_required_with_multiple_connections: 'Elija su organización.',
  organization_membership_quota_exceeded_for_sso:
    'Su organización no tiene más plazas. Póngase en contacto con su administrador.',
  google_one_tap_token_invalid: 'Su inicio de sesión con Google ha caducado. Inténtelo de nuevo.',

  passkey_not_registered: 'Esta llave de acceso no pertenece a ninguna cuenta aquí. Elija otro método.',
  passkey_authentication_failure: passkeyFailed,
  passkey_invalid_verification: passkeyFailed,
  passkey_invalid_public_key_credential: passkeyFailed,
  strategy_for_user_invalid: otherWay,
  no_second_factors: otherWay,

  session_exists: signedIn,
  identifier_already_signed_in: signedIn,
  authentication_invalid: 'Su sesión ha terminado. Inicie sesión de nuevo.',
  user_locked: ({ wait }) =>
    wait
      ? `Su cuenta está bloqueada. Inténtelo de nuevo ${wait}.`
      : 'Su cuenta está bloqueada. Póngase en contacto con el servicio de asistencia.',
  user_banned: 'Su cuenta ha sido bloqueada. Póngase en contacto con el servicio de asistencia.',
  user_deactivated: 'Su cuenta ha sido desactivada. Póngase en contacto con el servicio de asistencia.',
  device_blocked: blocked,
  action_blocked: blocked,
  not_allowed_access: 'No tiene acceso aquí. Póngase en contacto con el servicio de asistencia.',
  not_allowed_to_sign_up: 'No puede registrarse aquí. Póngase en contacto con el servicio de asistencia.',
  sign_up_mode_restricted: 'Solo puede registrarse con una invitación.',
  sign_up_restricted_waitlist: 'El registro aún no está abierto. Apúntese a la lista de espera.',
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

  aborted: 'La operación se ha cancelado.',
  captcha_failed: notHuman,
  chunk_failed: 'No se ha podido cargar una parte de esta página. Vuelva a cargar la página.',
  discarded: startAgain,
  email_link_client_mismatch: otherBrowser,
  email_link_expired: 'Este enlace ha caducado. Solicite uno nuevo.',
  email_link_failed: invalidLink,
  email_link_not_sent: 'Todavía no se ha enviado ningún enlace. Solicite uno.',
  email_link_timeout: 'El enlace no se ha abierto a tiempo. Solicite uno nuevo.',
  external_account_failed: 'No se ha podido utilizar esta cuenta. Inténtelo de nuevo o elija otro método.',
  factor_not_found: otherWay,
  offline: 'No tiene conexión. Compruebe su conexión a internet e inténtelo de nuevo.',
  passkey_invalid_rpID_or_domain: passkeyFailed,
  passkey_not_supported: 'Este navegador no admite llaves de acceso. Elija otro método.',
  passkey_operation_aborted: passkeyNotUsed,
  passkey_retrieval_cancelled: passkeyNotUsed,
  passkey_retrieval_failed: passkeyFailed,
  popup_blocked:
    'El navegador ha bloqueado la ventana de inicio de sesión. Permita las ventanas emergentes de esta página e inténtelo de nuevo.',
  popup_closed: 'La ventana de inicio de sesión se ha cerrado demasiado pronto. Inténtelo de nuevo.',
  popup_failed: windowFailed,
  popup_timeout: windowFailed,
  protect_check_aborted: securityCheck,
  protect_check_execution_failed: securityCheck,
  protect_check_script_load_failed: securityCheck,
  protect_check_timed_out: securityCheck,
  ticket_missing: 'Abra esta página con el enlace de su invitación.',
  timeout: 'Se ha tardado demasiado. Compruebe su conexión a internet e inténtelo de nuevo.',
  wallet_account_mismatch: 'La billetera utiliza otra cuenta. Seleccione la cuenta con la que empezó.',
  wallet_failed: 'La billetera ha comunicado un error. Ábrala e inténtelo de nuevo.',
  wallet_not_found: 'No se ha encontrado esta billetera. Instálela o elija otro método.',
  wallet_rejected: 'La solicitud se ha rechazado en la billetera. Inténtelo de nuevo si desea continuar.',

  api_response_error: ({ field }) => (field ? `Compruebe ${field}.` : general),
  network_error: 'La conexión ha fallado. Compruebe su conexión a internet e inténtelo de nuevo.',
  invalid_response: unavailable,
  unexpected: general,
}
