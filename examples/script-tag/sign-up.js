const { publishableKey } = document.querySelector('script[data-publishable-key]').dataset
// The key in the script tag names the instance. Without one, the mock that serves this page is asked.
const client = HeadlessSignUp.createClient(publishableKey ? {} : { frontendApi: location.origin })
const { signUp } = client
const { future } = signUp

const byId = (id) => document.getElementById(id)
const valuesOf = (form) => Object.fromEntries(new FormData(form))

byId('details').addEventListener('submit', (event) => {
  event.preventDefault()
  future.create({ ...valuesOf(event.target), strategy: 'email_code' })
})

byId('code').addEventListener('submit', async (event) => {
  event.preventDefault()
  const { error } = await future.verifications.verifyEmailCode(valuesOf(event.target))
  if (!error && signUp.status === 'complete') await future.finalize()
})

const show = () => {
  const user = client.$user.get()
  const step = signUp.$nextStep.get().type
  byId('details').hidden = Boolean(user) || !['start', 'collect', 'restart'].includes(step)
  byId('code').hidden = Boolean(user) || step !== 'verify'
  byId('done').hidden = !user
  byId('done').textContent = user ? `Welcome, ${user.emailAddresses[0].emailAddress}!` : ''
}
signUp.$nextStep.subscribe(show)
client.$user.subscribe(show)

signUp.$errors.subscribe(({ raw }) => {
  byId('problem').textContent = raw ? (raw[0].longMessage ?? raw[0].message) : ''
})

// Goes on where this browser left off.
client.load().catch((error) => {
  byId('problem').textContent = error.message
})
