import { install } from './actor.ts'
import { createClerk, OPTIONS, officialSubject } from './official.ts'

const clerk = createClerk()
await clerk.load(OPTIONS)

// An app goes on with the resource that a method returns: the client's own is a new one once a sign-up is complete.
let held: object | undefined
const isSignUp = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'createdSessionId' in value

install({
  ...officialSubject(clerk),
  face: 'classic',
  signUp: () => held ?? clerk.client?.signUp ?? {},
  returned: (value) => {
    if (isSignUp(value)) held = value
  },
})
