import { expect, test } from 'vitest'
import { presets } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, type Reply, signInSetup } from './sign-in-setup.ts'

type World = ReturnType<typeof signInSetup>
type Sent = (world: World, id: string) => Promise<Reply>

const longMessage = async (sent: Sent) => {
  const world = signInSetup(presets.emailCodeAndPassword())
  world.api.users.add({ emailAddress: EMAIL, password: PASSWORD })
  const { response } = await world.create({ identifier: EMAIL })
  return (await sent(world, response.id)).errors[0]?.long_message
}

const attributes = (path: string) => `\`settings.attributes.${path}\``

const TAUGHT: [mistake: string, sent: Sent, teaches: string][] = [
  [
    'an identifier under the name that it has in a sign-up',
    ({ create }) => create({ email_address: EMAIL }),
    'email_address is not a parameter of a sign-in. Send it as `identifier`.',
  ],
  [
    'a strategy that is off',
    ({ create }) => create({ identifier: EMAIL, strategy: 'phone_code' }),
    `To enable it, set ${attributes('phone_number.enabled')}.`,
  ],
  [
    'a strategy that its attribute does not list',
    ({ prepare }, id) => prepare(id, { strategy: 'email_link' }),
    `To enable it, name it in ${attributes('email_address.first_factors')}.`,
  ],
  [
    'a second factor that is off',
    ({ attemptSecond }, id) => attemptSecond(id, { strategy: 'totp', code: '123456' }),
    `To enable it, set ${attributes('authenticator_app.enabled')}.`,
  ],
  [
    'a misspelt strategy',
    ({ create }) => create({ identifier: EMAIL, strategy: 'email-code' }),
    'The strategy email-code cannot sign a user in here. Enabled: password, email_code',
  ],
  ['no strategy', ({ prepare }, id) => prepare(id, {}), 'Name the strategy, for example `email_code`.'],
  [
    'a password without an identifier',
    ({ create }) => create({ password: PASSWORD }),
    'A password needs an identifier',
  ],
  [
    'an identifier of a kind that is off',
    ({ create }) => create({ identifier: 'ada_l' }),
    `It is a username: to sign in with one, set ${attributes('username.enabled')}`,
  ],
  [
    'the id of another factor',
    ({ prepare }, id) => prepare(id, { strategy: 'email_code', email_address_id: 'idn_x' }),
    'email_code is possible with idn_',
  ],
  [
    'a code before one was sent',
    ({ attempt }, id) => attempt(id, { strategy: 'email_code', code: '123456' }),
    'Call prepare_first_factor with this strategy first.',
  ],
  [
    'a preparation of what needs none',
    ({ prepare }, id) => prepare(id, { strategy: 'password' }),
    'password needs no preparation: attempt it at once.',
  ],
  [
    'a new password too early',
    ({ reset }, id) => reset(id, { password: 'another horse 43' }),
    'has the status needs_first_factor, and this request needs needs_new_password',
  ],
]

test.each(TAUGHT)('%s: the error says what to do', async (_, sent, teaches) => {
  expect(await longMessage(sent)).toContain(teaches)
})
