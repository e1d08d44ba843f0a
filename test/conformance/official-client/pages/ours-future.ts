import { install } from './actor.ts'
import { client, ourSubject } from './ours.ts'

await client.load()
install({ ...ourSubject, face: 'future', signUp: () => client.signUp.future, signIn: () => client.signIn.future })
