import { install } from './actor.ts'
import { createClerk, OPTIONS, officialSubject } from './official.ts'

const clerk = createClerk()
await clerk.load(OPTIONS)

// An app holds the resources that it was given first: methods change them in place.
const signUp = clerk.client?.signUp.__internal_future ?? {}
const signIn = clerk.client?.signIn.__internal_future ?? {}
install({ ...officialSubject(clerk), face: 'future', signUp: () => signUp, signIn: () => signIn })
