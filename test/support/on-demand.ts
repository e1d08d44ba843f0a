// What a page loads when it first needs it is at hand here: a test with stopped clocks cannot wait for a module.
import '../../src/addons/popup.ts'
import '../../src/addons/wallets.ts'
import '../../src/operations/ways.ts'
