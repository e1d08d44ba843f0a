import type { Message, Messages } from './dictionary.ts'

const check: Message = ({ field }) => `${field ?? '入力内容'}をご確認ください。`
const enter: Message = ({ field }) => (field ? `${field}を入力してください。` : '必須項目をすべて入力してください。')
const acceptTerms = '続けるには規約に同意してください。'
const noAccount = 'この情報のアカウントが見つかりません。内容をご確認いただくか、新規登録してください。'
const passwordTooLong: Message = ({ maxLength }) =>
  maxLength ? `パスワードは${maxLength}文字以内にしてください。` : 'もっと短いパスワードにしてください。'
const passwordTooWeak = 'このパスワードは推測されやすいため、より強力なものにしてください。'
const noCodeSent = 'コードはまだ送信されていません。コードをリクエストしてください。'
const noAddressFromOrganization = '組織からメールアドレスが提供されませんでした。管理者にお問い合わせください。'
const otherOrganization = 'このメールアドレスは組織のものではありません。別のメールアドレスをお使いください。'
const passkeyFailed = 'パスキーを確認できませんでした。もう一度お試しになるか、別の方法をお選びください。'
const passkeyNotUsed = 'パスキーは使用されませんでした。もう一度お試しになるか、別の方法をお選びください。'
const otherWay = 'この方法はお使いのアカウントでは利用できません。別の方法をお選びください。'
const signedIn = 'すでにサインインしています。'
const blocked = 'セキュリティ上の理由によりブロックされました。サポートにお問い合わせください。'
const signUpFirst = 'この情報のアカウントはまだありません。新規登録してください。'
const newTicket = 'このリンクは無効になっています。新しいリンクをリクエストしてください。'
const invalidLink = 'このリンクは無効です。新しいリンクをリクエストしてください。'
const otherBrowser = 'リンクは、リクエストしたときと同じブラウザーで開いてください。'
const startAgain = '続行できませんでした。最初からやり直してください。'
const notHuman = 'ロボットではないことを確認できませんでした。もう一度お試しください。'
const securityCheck = 'セキュリティチェックを完了できませんでした。もう一度お試しください。'
const tooOften: Message = ({ wait }) =>
  `試行回数が多すぎます。${wait ? `${wait}に` : 'しばらくしてから'}もう一度お試しください。`
const unavailable = '現在サービスをご利用いただけません。後でもう一度お試しください。'
const windowFailed = 'サインイン画面の処理が完了しませんでした。もう一度お試しください。'
const general = '問題が発生しました。もう一度お試しください。'

/** Japanese, in the polite form (です・ます). */
export const ja: Messages = {
  locale: 'ja',

  'field:code': 'コード',
  'field:email_address': 'メールアドレス',
  'field:first_name': '名',
  'field:identifier': 'メールアドレス、電話番号、またはユーザー名',
  'field:last_name': '姓',
  'field:password': 'パスワード',
  'field:phone_number': '電話番号',
  'field:username': 'ユーザー名',

  form_param_nil: enter,
  'form_param_nil:legal_accepted': acceptTerms,
  form_param_missing: enter,
  'form_param_missing:legal_accepted': acceptTerms,
  form_param_invalid: check,
  form_param_value_invalid: check,
  form_param_type_invalid: check,
  form_param_format_invalid: check,
  'form_param_format_invalid:email_address': '有効なメールアドレスを入力してください。',
  'form_param_format_invalid:phone_number': '有効な電話番号を国番号付きで入力してください。',
  form_param_max_length_exceeded: ({ field }) =>
    field ? `${field}をもっと短くしてください。` : '入力内容が長すぎます。',

  form_identifier_exists: 'すでに使用されています。サインインするか、別のものをお使いください。',
  'form_identifier_exists:email_address':
    'このメールアドレスのアカウントはすでにあります。サインインするか、別のメールアドレスをお使いください。',
  'form_identifier_exists:phone_number':
    'この電話番号のアカウントはすでにあります。サインインするか、別の電話番号をお使いください。',
  'form_identifier_exists:username': 'このユーザー名はすでに使用されています。別のユーザー名をお選びください。',
  form_identifier_not_found: noAccount,
  form_email_address_blocked: 'このメールアドレスはご利用いただけません。別のメールアドレスをお使いください。',
  form_username_invalid_length: ({ minLength, maxLength }) =>
    minLength && maxLength
      ? `ユーザー名は${minLength}文字以上${maxLength}文字以内にしてください。`
      : 'ユーザー名の文字数を変更してください。',
  form_username_invalid_character: 'ユーザー名に使えるのは、英字、数字、ハイフン、アンダースコアのみです。',
  form_username_needs_non_number_char: 'ユーザー名には英字を1文字以上含めてください。',

  form_password_incorrect: 'パスワードが正しくありません。もう一度お試しください。',
  form_password_or_identifier_incorrect: 'サインイン情報が正しくありません。もう一度お試しください。',
  form_password_compromised:
    'このパスワードは第三者に知られている可能性があります。アカウント保護のため、別の方法でサインインしてください。',
  form_password_pwned: 'このパスワードは過去の情報漏えいで確認されています。別のパスワードをお選びください。',
  form_password_length_too_short: ({ minLength }) =>
    minLength ? `パスワードは${minLength}文字以上にしてください。` : 'もっと長いパスワードにしてください。',
  form_password_length_too_long: passwordTooLong,
  form_password_size_in_bytes_exceeded: passwordTooLong,
  form_password_no_uppercase: 'パスワードには英大文字を含めてください。',
  form_password_no_lowercase: 'パスワードには英小文字を含めてください。',
  form_password_no_number: 'パスワードには数字を含めてください。',
  form_password_no_special_char: 'パスワードには記号を含めてください。',
  form_password_not_strong_enough: passwordTooWeak,
  form_password_matches_identifier: 'パスワードはサインイン情報と異なるものにしてください。',
  form_password_validation_failed: passwordTooWeak,
  no_password_set: 'このアカウントにはパスワードが設定されていません。別の方法でサインインしてください。',

  form_code_incorrect: 'コードが正しくありません。もう一度お試しください。',
  form_incorrect_signature: 'ウォレットの署名が正しくありません。もう一度お試しください。',
  verification_expired: 'このコードまたはリンクは有効期限が切れています。新しいものをリクエストしてください。',
  verification_failed: '誤ったコードの入力回数が多すぎます。新しいコードをリクエストしてください。',
  verification_missing: noCodeSent,
  verification_not_sent: noCodeSent,
  verification_already_verified: 'すでに確認済みです。',
  verification_code_too_many_requests: ({ wait }) =>
    `コードは先ほど送信されました。次のコードは${wait ? `${wait}に` : 'しばらくしてから'}リクエストできます。`,
  verification_link_token_invalid: invalidLink,
  sign_in_email_link_not_same_client: otherBrowser,
  sms_send_error: 'SMSを送信できませんでした。電話番号をご確認いただくか、別の方法をお選びください。',
  unsupported_country_code: 'この国の電話番号には対応していません。別の電話番号をお使いください。',

  external_account_exists: 'このアカウントのユーザーはすでに存在します。サインインしてください。',
  external_account_not_found: 'このアカウントのユーザーはまだ存在しません。新規登録してください。',
  external_account_email_address_verification_required:
    'このプロバイダーでメールアドレスが確認されていません。プロバイダー側で確認するか、別の方法をお選びください。',
  oauth_access_denied:
    'アカウントへのアクセスが許可されませんでした。もう一度お試しになるか、別の方法をお選びください。',
  oauth_email_domain_reserved_by_saml: 'このメールアドレスでは、組織を通じてサインインしてください。',
  saml_user_attribute_missing: noAddressFromOrganization,
  saml_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_user_attribute_missing: noAddressFromOrganization,
  enterprise_sso_email_address_domain_mismatch: otherOrganization,
  enterprise_sso_hosted_domain_mismatch: otherOrganization,
  enterprise_connection_id_is_required_with_multiple_connections: '組織をお選びください。',
  organization_membership_quota_exceeded_for_sso: '組織の定員に達しています。管理者にお問い合わせください。',
  google_one_tap_token_invalid: 'Googleでのサインインの有効期限が切れました。もう一度お試しください。',

  passkey_not_registered: 'このパスキーに対応するアカウントがありません。別の方法をお選びください。',
  passkey_authentication_failure: passkeyFailed,
  passkey_invalid_verification: passkeyFailed,
  passkey_invalid_public_key_credential: passkeyFailed,
  strategy_for_user_invalid: otherWay,
  no_second_factors: otherWay,

  session_exists: signedIn,
  identifier_already_signed_in: signedIn,
  authentication_invalid: 'セッションが終了しました。もう一度サインインしてください。',
  user_locked: ({ wait }) =>
    wait
      ? `アカウントがロックされています。${wait}にもう一度お試しください。`
      : 'アカウントがロックされています。サポートにお問い合わせください。',
  user_banned: 'アカウントは利用停止中です。サポートにお問い合わせください。',
  user_deactivated: 'アカウントは無効になっています。サポートにお問い合わせください。',
  device_blocked: blocked,
  action_blocked: blocked,
  not_allowed_access: 'アクセスが許可されていません。サポートにお問い合わせください。',
  not_allowed_to_sign_up: 'ここでは新規登録できません。サポートにお問い合わせください。',
  sign_up_mode_restricted: '新規登録には招待が必要です。',
  sign_up_restricted_waitlist: '新規登録はまだ受け付けていません。ウェイトリストにご登録ください。',
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

  aborted: '操作はキャンセルされました。',
  captcha_failed: notHuman,
  chunk_failed: 'ページの一部を読み込めませんでした。ページを再読み込みしてください。',
  discarded: startAgain,
  email_link_client_mismatch: otherBrowser,
  email_link_expired: 'このリンクの有効期限が切れています。新しいリンクをリクエストしてください。',
  email_link_failed: invalidLink,
  email_link_not_sent: 'リンクはまだ送信されていません。リンクをリクエストしてください。',
  email_link_timeout: 'リンクが時間内に開かれませんでした。新しいリンクをリクエストしてください。',
  external_account_failed: 'このアカウントは使用できませんでした。もう一度お試しになるか、別の方法をお選びください。',
  factor_not_found: otherWay,
  offline: 'オフラインです。インターネット接続をご確認のうえ、もう一度お試しください。',
  passkey_invalid_rpID_or_domain: passkeyFailed,
  passkey_not_supported: 'このブラウザーはパスキーに対応していません。別の方法をお選びください。',
  passkey_operation_aborted: passkeyNotUsed,
  passkey_retrieval_cancelled: passkeyNotUsed,
  passkey_retrieval_failed: passkeyFailed,
  popup_blocked:
    'ブラウザーがサインイン画面をブロックしました。このページのポップアップを許可して、もう一度お試しください。',
  popup_closed: 'サインイン画面が完了前に閉じられました。もう一度お試しください。',
  popup_failed: windowFailed,
  popup_timeout: windowFailed,
  protect_check_aborted: securityCheck,
  protect_check_execution_failed: securityCheck,
  protect_check_script_load_failed: securityCheck,
  protect_check_timed_out: securityCheck,
  ticket_missing: '招待のリンクからこのページを開いてください。',
  timeout: '時間がかかりすぎています。インターネット接続をご確認のうえ、もう一度お試しください。',
  wallet_account_mismatch: 'ウォレットで別のアカウントが使用されています。最初に使用したアカウントを選択してください。',
  wallet_failed: 'ウォレットでエラーが発生しました。ウォレットを開いて、もう一度お試しください。',
  wallet_not_found: 'このウォレットが見つかりません。インストールするか、別の方法をお選びください。',
  wallet_rejected: 'ウォレットでリクエストが拒否されました。続ける場合は、もう一度お試しください。',

  api_response_error: ({ field }) => (field ? `${field}をご確認ください。` : general),
  network_error: '接続に失敗しました。インターネット接続をご確認のうえ、もう一度お試しください。',
  invalid_response: unavailable,
  unexpected: general,
}
