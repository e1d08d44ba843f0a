import { install } from './actor.ts'
import { createClerk, OPTIONS, officialSubject } from './official.ts'

const clerk = createClerk()
await clerk.load(OPTIONS)

// An app holds the resource that it was given first: methods change it in place.
const held = clerk.client?.signUp.__internal_future ?? {}
install({ ...officialSubject(clerk), face: 'future', signUp: () => held })
