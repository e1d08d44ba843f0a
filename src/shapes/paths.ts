const signUp = (id: string): string => `/client/sign_ups/${encodeURIComponent(id)}`
const signIn = (id: string): string => `/client/sign_ins/${encodeURIComponent(id)}`
const protectCheckOf = (path: string): string => `${path}/protect_check`
const session = (id: string): string => `/client/sessions/${encodeURIComponent(id)}`

/** Every path of the Frontend API that this package uses, without the version prefix. */
export const paths = {
  environment: '/environment',
  client: '/client',
  /** Renews the browser's cookie and redirects: for a navigation, not for a fetch. */
  touchClient: '/client/touch',
  devBrowser: '/dev_browser',
  signUps: '/client/sign_ups',
  signUp,
  signIns: '/client/sign_ins',
  signIn,
  prepareVerification: (id: string): string => `${signUp(id)}/prepare_verification`,
  attemptVerification: (id: string): string => `${signUp(id)}/attempt_verification`,
  enterpriseConnections: (id: string): string => `${signUp(id)}/enterprise_connections`,
  protectCheck: (id: string): string => protectCheckOf(signUp(id)),
  /** Below the path of any resource that can have a challenge. */
  protectCheckOf,
  /** Takes the solution of a captcha that the server required for another request. */
  verify: '/client/verify',
  sessions: '/client/sessions',
  removeSession: (id: string): string => `${session(id)}/remove`,
  touchSession: (id: string): string => `${session(id)}/touch`,
  sessionTokens: (id: string, template?: string): string =>
    template ? `${session(id)}/tokens/${encodeURIComponent(template)}` : `${session(id)}/tokens`,
} as const
