const ROUND_TRIP = ['redirect_url', 'action_complete_redirect_url', 'oidc_prompt', 'oidc_login_hint']

/** The parameters of a sign-up's actions. Creation and changes take the parameters of a sign-up instead. */
export const ACTION_PARAMETERS: Readonly<
  Record<'prepare_verification' | 'attempt_verification' | 'protect_check', readonly string[]>
> = {
  prepare_verification: ['strategy', 'channel', ...ROUND_TRIP, 'enterprise_connection_id', 'proof_token'],
  attempt_verification: ['strategy', 'code', 'signature', 'token'],
  protect_check: ['proof_token'],
}

/** The parameters of an action; `undefined` for an unknown action. */
export const parametersOfAction = (action: string): readonly string[] | undefined =>
  Object.hasOwn(ACTION_PARAMETERS, action) ? ACTION_PARAMETERS[action as keyof typeof ACTION_PARAMETERS] : undefined
