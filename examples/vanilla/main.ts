import { createClient, type SignUpErrorField } from 'headless-signup'

// The key in the script tag names the instance. Without one, the mock that serves this page is asked.
const { publishableKey } = document.querySelector<HTMLElement>('script[data-publishable-key]')?.dataset ?? {}
const client = createClient(publishableKey ? { publishableKey } : { frontendApi: location.origin })
const { signUp } = client
const { future } = signUp

const byId = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E

const onSubmit = (id: string, submit: (value: (name: string) => string) => Promise<unknown>): void => {
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    void submit((name) => String(data.get(name)))
  })
}

onSubmit('details', async (value) => {
  const [emailAddress, password] = [value('emailAddress'), value('password')]
  await future.create({ emailAddress, password, strategy: 'email_code' })
})

onSubmit('code', async (value) => {
  const { error } = await future.verifications.verifyEmailCode({ code: value('code') })
  if (!error && signUp.status === 'complete') await future.finalize()
})

byId('resend').addEventListener('click', () => future.verifications.sendEmailCode())
byId('restart').addEventListener('click', () => future.reset())

// Each store fires when its own value changed, so each part of the screen is drawn when it has to be.
signUp.$nextStep.subscribe(({ type }) => {
  byId('details').hidden = !['start', 'collect', 'restart'].includes(type)
  byId('code').hidden = type !== 'verify'
})

client.$user.subscribe((user) => {
  byId('done').hidden = !user
  byId('done').textContent = user ? `Welcome, ${user.emailAddresses[0]?.emailAddress}!` : ''
})

signUp.$errors.subscribe(({ fields, global }) => {
  for (const output of document.querySelectorAll<HTMLOutputElement>('[data-problem]')) {
    const problem = fields[output.dataset.problem as SignUpErrorField]
    output.textContent = problem?.longMessage ?? problem?.message ?? ''
  }
  byId('problem').textContent = global?.[0]?.longMessage ?? global?.[0]?.message ?? ''
})

signUp.$fetchStatus.subscribe((status) => {
  for (const button of document.querySelectorAll('button')) button.disabled = status === 'fetching'
})

// Goes on where this browser left off.
client.load().catch((error: Error) => {
  byId('problem').textContent = error.message
})
