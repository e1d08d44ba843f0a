import type { InstanceSettings } from '../environment/settings.ts'

/** The code that verifies every test address and test number. */
export const TEST_CODE = '424242'

const ADDRESS = /^[^@]*\+clerk_test[^@]*@/i
/** `+1 XXX 555 0100` to `+1 XXX 555 0199`, which are reserved for fiction. */
const NUMBER = /^\+1\d{3}55501\d{2}$/

/** Whether test mode is on. Default: on development instances only. */
export const isTestMode = ({
  authConfig,
  displayConfig,
}: Pick<InstanceSettings, 'authConfig' | 'displayConfig'>): boolean =>
  authConfig.test_mode ?? displayConfig.instance_environment_type === 'development'

/** Whether the code for this address or number is always {@link TEST_CODE}. No message is sent. */
export const isTestRecipient = (
  instance: Pick<InstanceSettings, 'authConfig' | 'displayConfig'>,
  to: string,
): boolean => isTestMode(instance) && (ADDRESS.test(to) || NUMBER.test(to))
