import type { Message, Messages } from './dictionary.ts'

const check: Message = ({ field }) => `Verifique ${field ?? 'os dados informados'}.`
const enter: Message = ({ field }) => (field ? `Informe ${field}.` : 'Preencha todos os campos obrigatórios.')
const acceptTerms = 'Aceite os termos para continuar.'
const noAccount = 'Não encontramos uma conta com esses dados. Verifique-os ou cadastre-se.'
const passwordTooLong: Message = ({ maxLength }) =>
  maxLength ? `Escolha uma senha de no máximo ${maxLength} caracteres.` : 'Escolha uma senha mais curta.'
const passwordTooWeak = 'Esta senha é muito fácil de adivinhar. Escolha uma mais forte.'
const noCodeSent = 'Nenhum código foi enviado ainda. Solicite um.'
const noAddressFromOrganization =
  'Sua organização não forneceu seu endereço de e-mail. Entre em contato com o administrador.'
const otherOrganization = 'Seu endereço de e-mail não pertence a esta organização. Use outro.'
const passkeyFailed = 'Não foi possível verificar a chave de acesso. Tente novamente ou escolha outra forma.'
const passkeyNotUsed = 'Nenhuma chave de acesso foi usada. Tente novamente ou escolha outra forma.'
const otherWay = 'Esta opção não está disponível para sua conta. Escolha outra forma.'
const signedIn = 'Você já entrou na sua conta.'
const blocked = 'A ação foi bloqueada por motivos de segurança. Entre em contato com o suporte.'
const signUpFirst = 'Ainda não há uma conta com esses dados. Cadastre-se.'
const newTicket = 'Este link não é mais válido. Solicite um novo.'
const invalidLink = 'Este link não é válido. Solicite um novo.'
const otherBrowser = 'Abra o link no navegador em que você o solicitou.'
const startAgain = 'Não foi possível continuar. Comece novamente.'
const notHuman = 'Não foi possível confirmar que você não é um robô. Tente novamente.'
const securityCheck = 'Não foi possível concluir a verificação de segurança. Tente novamente.'
const tooOften: Message = ({ wait }) => `Foram feitas tentativas demais. Tente novamente ${wait ?? 'em instantes'}.`
const unavailable = 'O serviço não está disponível no momento. Tente novamente mais tarde.'
const windowFailed = 'A janela de login não foi concluída. Tente novamente.'
const general = 'Algo deu errado. Tente novamente.'

/** Portuguese of Brazil. Addresses the user as "você". */
export const pt: Messages = {
  locale: 'pt-BR',

  'field:code': 'o código',
  'field:email_address': 'seu endereço de e-mail',
  'field:first_name': 'seu nome',
  'field:identifier': 'seu e-mail, número de telefone ou nome de usuário',
  'field:last_name': 'seu sobrenome',
  'field:password': 'sua senha',
  'field:phone_number': 'seu número de telefone',
  'field:username': 'seu nome de usuário',

  form_param_nil: enter,
  'form_param_nil:legal_accepted': acceptTerms,
  form_param_missing: enter,
  'form_param_missing:legal_accepted': acceptTerms,
  form_param_invalid: check,
  form_param_value_invalid: check,
  form_param_type_invalid: check,
  form_param_format_invalid: check,
  'form_param_format_invalid:email_address': 'Informe um endereço de e-mail válido.',
  'form_param_format_invalid:phone_number': 'Informe um número de telefone válido com o código do país.',
  form_param_max_length_exceeded: ({ field }) => (field ? `Encurte ${field}.` : 'Este dado é longo demais.'),

  form_identifier_exists: 'Este dado já está em uso. Entre na sua conta ou escolha outro.',
  'form_identifier_exists:email_address':
    'Já existe uma conta com este endereço de e-mail. Entre na sua conta ou use outro.',
  'form_identifier_exists:phone_number':
    'Já existe uma conta com este número de telefone. Entre na sua conta ou use outro.',
  'form_identifier_exists:username': 'Este nome de usuário já está em uso. Escolha outro.',
  form_identifier_not_found: noAccount,
  form_email_address_blocked: 'Este endereço de e-mail não pode ser usado aqui. Use outro.',
  form_username_invalid_length: ({ minLength, maxLength }) =>
    minLength && maxLength
      ? `Escolha um nome de usuário de ${minLength} a ${maxLength} caracteres.`
      : 'Escolha um nome de usuário com outro tamanho.',
  form_username_invalid_character: 'O nome de usuário só pode conter letras, números, hifens e sublinhados.',
  form_username_needs_non_number_char: 'O nome de usuário precisa de pelo menos uma letra.',

  form_password_incorrect: 'A senha está incorreta. Tente novamente.',
  form_password_or_identifier_incorrect: 'Os dados de login estão incorretos. Tente novamente.',
  form_password_compromised:
    'Esta senha pode ser conhecida por outras pessoas. Para proteger sua conta, entre de outra forma.',
  form_password_pwned: 'Esta senha apareceu em um vazamento de dados. Escolha outra.',
  form_password_length_too_short: ({ minLength }) =>
    minLength ? `Escolha uma senha de pelo menos ${minLength} caracteres.` : 'Escolha uma senha mais longa.',
  form_password_length_too_long: passwordTooLong,
  form_password_size_in_bytes_exceeded: passwordTooLong,
  form_password_no_uppercase: 'A senha precisa de uma letra maiúscula.',
  form_password_no_lowercase: 'A senha precisa de uma letra minúscula.',
  form_password_no_number: 'A senha precisa de um número.',
  form_password_no_special_char: 'A senha precisa de um caractere especial.',
  form_password_not_strong_enough: passwordTooWeak,
  form_password_matches_identifier: 'A senha precisa ser diferente dos seus dados de login.',
  form_password_validation_failed: passwordTooWeak,
  no_password_set: 'Esta conta não tem senha. Entre de outra forma.',

  form_code_incorrect: 'O código está incorreto. Tente novamente.',
  form_incorrect_signature: 'A assinatura da carteira está incorreta. Tente novamente.',
  verification_expired: 'Este código ou link expirou. Solicite um novo.',
  verification_failed: 'Foram informados códigos incorretos demais. Solicite um novo.',
  verification_missing: noCodeSent,
  verification_not_sent: noCodeSent,
  verification_already_verified: 'A verificação já foi feita.',
  verification_code_too_many_requests: ({ wait }) =>
    `Um código acabou de ser enviado. Você poderá solicitar outro ${wait ?? 'em instantes'}.`,
  verification_link_token_invalid: invalidLink,
  sign_in_email_link_not_same_client: otherBrowser,
  sms_send_error: 'Não foi possível enviar o SMS. Verifique seu número de telefone ou escolha outra forma.',
  unsupported_country_code: 'Números de telefone deste país não são aceitos. Use outro.',

  external_account_exists: 'Já existe um usuário com esta conta. Entre na sua conta.',
  external_account_not_found: 'Ainda não existe um usuário com esta conta. Cadastre-se.',
  external_account_email_address_verification_required:
    'Seu endereço de e-mail não está verificado nesse provedor. Verifique-o lá ou escolha outra forma.',
  oauth_access_denied: 'Você não permitiu o acesso à sua conta. Tente novamente ou escolha outra forma.',
  oauth_email_domain_reserved_by_saml: 'Com este endereço de e-mail, entre por meio da sua organização.',
  saml_user_attribute_missing: noAddressFromOrganization,
  saml_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_user_attribute_missing: noAddressFromOrganization,
  enterprise_sso_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_hosted_domain_mismatch: otherOrganization,
  enterprise_connection_id_is_required_with_multiple_connections: 'Escolha sua organização.',
  organization_membership_quota_exceeded_for_sso:
    'Sua organização não tem mais vagas. Entre em contato com o administrador.',
  google_one_tap_token_invalid: 'Seu login com o Google expirou. Tente novamente.',

  passkey_not_registered: 'Esta chave de acesso não pertence a nenhuma conta aqui. Escolha outra forma.',
  passkey_authentication_failure: passkeyFailed,
  passkey_invalid_verification: passkeyFailed,
  passkey_invalid_public_key_credential: passkeyFailed,
  strategy_for_user_invalid: otherWay,
  no_second_factors: otherWay,

  session_exists: signedIn,
  identifier_already_signed_in: signedIn,
  authentication_invalid: 'Sua sessão terminou. Entre novamente.',
  user_locked: ({ wait }) =>
    wait
      ? `Sua conta está bloqueada. Tente novamente ${wait}.`
      : 'Sua conta está bloqueada. Entre em contato com o suporte.',
  user_banned: 'Sua conta foi bloqueada. Entre em contato com o suporte.',
  user_deactivated: 'Sua conta foi desativada. Entre em contato com o suporte.',
  device_blocked: blocked,
  action_blocked: blocked,
  not_allowed_access: 'Você não tem acesso a este serviço. Entre em contato com o suporte.',
  not_allowed_to_sign_up: 'Você não pode se cadastrar aqui. Entre em contato com o suporte.',
  sign_up_mode_restricted: 'Só é possível se cadastrar com um convite.',
  sign_up_restricted_waitlist: 'Os cadastros ainda não estão abertos. Entre na lista de espera.',
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

  aborted: 'A operação foi cancelada.',
  captcha_failed: notHuman,
  chunk_failed: 'Não foi possível carregar uma parte desta página. Recarregue a página.',
  discarded: startAgain,
  email_link_client_mismatch: otherBrowser,
  email_link_expired: 'Este link expirou. Solicite um novo.',
  email_link_failed: invalidLink,
  email_link_not_sent: 'Nenhum link foi enviado ainda. Solicite um.',
  email_link_timeout: 'O link não foi aberto a tempo. Solicite um novo.',
  external_account_failed: 'Não foi possível usar esta conta. Tente novamente ou escolha outra forma.',
  factor_not_found: otherWay,
  offline: 'Você está sem conexão. Verifique sua conexão com a internet e tente novamente.',
  passkey_invalid_rpID_or_domain: passkeyFailed,
  passkey_not_supported: 'Este navegador não oferece suporte a chaves de acesso. Escolha outra forma.',
  passkey_operation_aborted: passkeyNotUsed,
  passkey_retrieval_cancelled: passkeyNotUsed,
  passkey_retrieval_failed: passkeyFailed,
  popup_blocked: 'O navegador bloqueou a janela de login. Permita pop-ups para esta página e tente novamente.',
  popup_closed: 'A janela de login foi fechada cedo demais. Tente novamente.',
  popup_failed: windowFailed,
  popup_timeout: windowFailed,
  protect_check_aborted: securityCheck,
  protect_check_execution_failed: securityCheck,
  protect_check_script_load_failed: securityCheck,
  protect_check_timed_out: securityCheck,
  ticket_missing: 'Abra esta página pelo link do seu convite.',
  timeout: 'A operação demorou demais. Verifique sua conexão com a internet e tente novamente.',
  wallet_account_mismatch: 'A carteira está usando outra conta. Selecione a conta com que você começou.',
  wallet_failed: 'A carteira informou um erro. Abra-a e tente novamente.',
  wallet_not_found: 'Esta carteira não foi encontrada. Instale-a ou escolha outra forma.',
  wallet_rejected: 'A solicitação foi recusada na carteira. Tente novamente se quiser continuar.',

  api_response_error: ({ field }) => (field ? `Verifique ${field}.` : general),
  network_error: 'A conexão falhou. Verifique sua conexão com a internet e tente novamente.',
  invalid_response: unavailable,
  unexpected: general,
}
