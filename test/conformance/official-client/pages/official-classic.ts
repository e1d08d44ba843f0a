import { install } from './actor.ts'
import { createClerk, OPTIONS, officialSubject } from './official.ts'

const clerk = createClerk()
await clerk.load(OPTIONS)

// An app goes on with the resource that a method answers: the client's own is a new one once a sign-up is complete.
let held: object | undefined
const isSignUp = (answer: unknown): answer is object =>
  typeof answer === 'object' && answer !== null && 'createdSessionId' in answer

install({
  ...officialSubject(clerk),
  face: 'classic',
  signUp: () => held ?? clerk.client?.signUp ?? {},
  answered: (answer) => {
    if (isSignUp(answer)) held = answer
  },
})
