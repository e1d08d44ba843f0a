import { install } from './actor.ts'
import { createClerk, OPTIONS, officialSubject } from './official.ts'

const clerk = createClerk()
await clerk.load(OPTIONS)

// An app goes on with the resource that a method returns: the client's own is a new one once it is complete.
const held: { signUp?: object; signIn?: object } = {}

install({
  ...officialSubject(clerk),
  face: 'classic',
  signUp: () => held.signUp ?? clerk.client?.signUp ?? {},
  signIn: () => held.signIn ?? clerk.client?.signIn ?? {},
  returned: (value) => {
    if (typeof value !== 'object' || value === null) return
    if ('missingFields' in value) held.signUp = value
    if ('firstFactorVerification' in value) held.signIn = value
  },
})
