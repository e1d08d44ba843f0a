import { install } from './actor.ts'
import { client, ourSubject } from './ours.ts'

await client.load()
install({ ...ourSubject, face: 'classic', signUp: () => client.signUp, signIn: () => client.signIn })
