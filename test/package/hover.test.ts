import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install } from './installed.ts'

const SOURCE = `
import { createClient, type SignUpCreateParams, type SSOParams } from 'headless-signup'
const client = createClient({ publishableKey: 'pk_test_' })
const { signUp } = client
const user = client.$user.get()
const environment = client.$environment.get()
declare const params: SignUpCreateParams
declare const ssoParams: SSOParams
`

/** Expressions that end in a member, and something that an editor shows beside it. */
const MEMBERS = [
  ['signUp.phoneNumber', 'E.164'],
  ['signUp.future.phoneNumber', 'E.164'],
  ['signUp.verifications.emailAddress.supportedStrategies', 'strategies'],
  ['signUp.$verifications.get().emailAddress.expireAt', 'clock'],
  ['signUp.abandonAt', 'epoch milliseconds'],
  ['user!.emailAddresses[0]!.verification', 'verified'],
  ['user!.lockoutExpiresInSeconds', 'Seconds'],
  ['user!.fullName', 'First and last name'],
  ['client.$session.get()!.currentTask', 'first'],
  ['environment!.attributes.email_address!.verifications', 'email_code'],
  ['environment!.passwordSettings.minZxcvbnStrength', '0 to 4'],
  ['params.phoneNumber', 'E.164'],
  ['params.timezone', 'IANA'],
  ['ssoParams.unsafeMetadata', 'JSON object'],
] as const

let installed: Installed
let service: ts.LanguageService
let file: string
let text: string

beforeAll(async () => {
  installed = await install()
  file = join(installed.project, 'hover.mts')
  text = `${SOURCE}${MEMBERS.map(([member]) => `void ${member}\n`).join('')}`
  writeFileSync(file, text)
  const read = (name: string): string | undefined => ts.sys.readFile(name)
  service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      if (!ts.sys.fileExists(name)) return undefined
      return ts.ScriptSnapshot.fromString(readFileSync(name, 'utf8'))
    },
    getCurrentDirectory: () => installed.project,
    getCompilationSettings: () => ({
      strict: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: read,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  })
})

afterAll(() => installed.remove())

test.each(MEMBERS)('an editor shows the documentation of %s', (member, word) => {
  const place = text.indexOf(`void ${member}\n`) + `void ${member}`.length - 1
  const info = service.getQuickInfoAtPosition(file, place)
  expect(ts.displayPartsToString(info?.documentation)).toContain(word)
})
