// The app, in the browser: each of its pages by its path.
import { createClient, isFlowError, isFrontendApiError } from '../../../src/index.ts'

const STRATEGY = 'oauth_custom_loopback'

const client = createClient({ frontendApi: document.documentElement.dataset.frontendApi })
const { signUp } = client

/** Puts what there is to show where a user reads it. */
const show = (what: object): void => {
  const output = document.querySelector('output')
  if (output) output.textContent = JSON.stringify(what)
}

const showError = (error: unknown): void => {
  const { cause } = isFlowError(error) ? error : {}
  show({
    error: isFlowError(error) ? error.code : String(error),
    cause: isFrontendApiError(cause) ? cause.code : (cause as { code?: string } | undefined)?.code,
    attempt: { id: signUp.id, status: signUp.status, unsafeMetadata: signUp.unsafeMetadata },
  })
}

const onPress = (name: string, action: () => Promise<unknown>): void => {
  const button = document.createElement('button')
  button.textContent = name
  button.addEventListener('click', () => void action().catch(showError))
  document.body.append(button)
}

const PARAMS = { strategy: STRATEGY, redirectUrl: '/sso-callback', redirectUrlComplete: '/welcome' } as const

const signUpPage = async (): Promise<void> => {
  await client.load()
  const unsafeMetadata = { plan: 'pro' }
  onPress('Redirect', () => signUp.authenticateWithRedirect({ ...PARAMS, unsafeMetadata }))
  onPress('Again', () => signUp.authenticateWithRedirect({ ...PARAMS, continueSignUp: true }))
  onPress('Popup', () => {
    const popup = window.open('', 'provider', 'popup,width=480,height=640')
    return signUp.authenticateWithPopup({ ...PARAMS, unsafeMetadata, popup, popupCallbackUrl: '/popup-callback' })
  })
}

const callbackPage = async (): Promise<void> => {
  const decision = await client.handleRedirectCallback({
    signUpFallbackRedirectUrl: '/welcome',
    continueSignUpUrl: '/continue',
  })
  show(decision)
}

const continuePage = async (): Promise<void> => {
  await client.load()
  show({ nextStep: signUp.$nextStep.get(), emailAddress: signUp.emailAddress, firstName: signUp.firstName })
  const field = document.createElement('input')
  field.setAttribute('aria-label', 'Username')
  document.body.append(field)
  onPress('Continue', async () => {
    await signUp.update({ username: field.value })
    const { error } = await signUp.future.finalize({ navigate: () => location.assign('/welcome') })
    if (error) throw error
  })
}

const welcomePage = async (): Promise<void> => {
  await client.load()
  const { $session, $user } = client
  const user = $user.get()
  show({
    session: $session.get()?.status,
    emailAddress: user?.emailAddresses.find(({ verified }) => verified)?.emailAddress,
    names: [user?.firstName, user?.lastName],
    username: user?.username,
    token: (await client.getToken())?.split('.').length,
  })
}

const PAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  '/sign-up': signUpPage,
  '/sso-callback': callbackPage,
  '/popup-callback': () => client.completePopup(),
  '/continue': continuePage,
  '/welcome': welcomePage,
}

PAGES[location.pathname]?.().catch(showError)
