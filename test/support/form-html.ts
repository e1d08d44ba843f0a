/** One form for both: what is asked for by both has the same inputs. */
export const BOTH = `
  <form>
    <fieldset data-step="start">
      <label>Email address <input name="emailAddress" type="email" required aria-describedby="hint"></label>
      <small id="hint">We send a code.</small>
      <label>Password <input name="password" type="password"></label>
      <label data-attempt="sign-up">First name <input name="firstName"></label>
      <button>Continue</button>
      <button type="button" data-strategy="oauth_google">Google</button>
    </fieldset>
    <fieldset data-step="choose_first">
      <label>Your password <input name="password" type="password"></label>
      <button>Sign in</button>
      <button type="button" data-strategy="email_code">Send a code</button>
      <button type="button" data-strategy="passkey">Passkey</button>
      <button type="button" data-strategy="reset_password_email_code">Forgot password</button>
    </fieldset>
    <fieldset data-step="verify" data-announce="A code is in your mail.">
      <label>Code
        <input name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="6">
      </label>
      <button>Verify</button>
      <button type="button" data-resend data-announce="Another code is in your mail.">Send another code</button>
      <button type="button" data-restart>Start over</button>
    </fieldset>
    <fieldset data-step="new_password">
      <label>New password <input name="password" type="password" required></label>
      <button>Change</button>
    </fieldset>
    <p data-step="complete">Welcome</p>
    <button type="button" data-attempt="sign-in">I have an account</button>
    <button type="button" data-attempt="sign-up">I have none</button>
  </form>`

/** A form with these sections after the one that asks for an email address. */
export const shortForm = (...sections: readonly string[]): string => `
  <form>
    <p data-step="start"><input name="emailAddress" type="email"><button>Continue</button></p>
    ${sections.join('')}
  </form>`

export const CODE = '<p data-step="verify"><input name="code"><button>Verify</button></p>'

export const COMPLETE = '<p data-step="complete">Welcome</p>'
