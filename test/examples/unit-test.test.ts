// The example's own test, as its readers run it.
import '../../examples/unit-test/sign-up-form.test.ts'
