import type { InstanceSettings } from './settings/settings.ts'

/** What verifies every test address and every test number. */
export const TEST_CODE = '424242'

const ADDRESS = /^[^@]*\+clerk_test[^@]*@/i
/** `+1 XXX 555 0100` to `+1 XXX 555 0199`: the numbers that fiction may use. */
const NUMBER = /^\+1\d{3}55501\d{2}$/

/** Development instances are in test mode, others when they say so. */
export const isTestMode = ({
  authConfig,
  displayConfig,
}: Pick<InstanceSettings, 'authConfig' | 'displayConfig'>): boolean =>
  authConfig.test_mode ?? displayConfig.instance_environment_type === 'development'

/** Whether codes to this address or number are always {@link TEST_CODE}, so that none has to be sent. */
export const isTestRecipient = (
  instance: Pick<InstanceSettings, 'authConfig' | 'displayConfig'>,
  to: string,
): boolean => isTestMode(instance) && (ADDRESS.test(to) || NUMBER.test(to))
