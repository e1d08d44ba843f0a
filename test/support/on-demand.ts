// What a page loads when it first needs it is at hand here: a test with stopped clocks cannot wait for a module.
import '../../src/browser/popup.ts'
import '../../src/browser/wallets.ts'
import '../../src/sign-up/rare-actions.ts'
