import * as z from 'zod/mini'

const flag = z.nullish(z.boolean())
const text = z.nullish(z.string())
const count = z.nullish(z.number())
const texts = z.nullish(z.array(z.string()))

/** One attribute of a user: whether it is asked for, and how it is verified. */
const attributeSchema = z.object({
  enabled: z.boolean(),
  required: z.boolean(),
  verifications: texts,
  verify_at_sign_up: flag,
  first_factors: texts,
  channels: texts,
})

const socialSchema = z.object({
  enabled: z.boolean(),
  required: flag,
  authenticatable: flag,
  strategy: z.string(),
  name: text,
  logo_url: text,
})

/** The instance's settings. Every section may be absent: a server that says nothing leaves the defaults. */
export const environmentSchema = z.object({
  auth_config: z.nullish(z.object({ single_session_mode: flag })),
  display_config: z.nullish(
    z.object({
      application_name: text,
      instance_environment_type: text,
      captcha_public_key: text,
      captcha_public_key_invisible: text,
      captcha_widget_type: text,
      captcha_provider: text,
      captcha_oauth_bypass: texts,
      sign_in_url: text,
      sign_up_url: text,
      after_sign_up_url: text,
      home_url: text,
      terms_url: text,
      privacy_policy_url: text,
    }),
  ),
  user_settings: z.nullish(
    z.object({
      attributes: z.nullish(z.record(z.string(), attributeSchema)),
      social: z.nullish(z.record(z.string(), socialSchema)),
      enterprise_sso: z.nullish(z.object({ enabled: flag })),
      sign_up: z.nullish(
        z.object({ progressive: flag, captcha_enabled: flag, mode: text, legal_consent_enabled: flag }),
      ),
      password_settings: z.nullish(
        z.object({
          allowed_special_characters: text,
          min_length: count,
          max_length: count,
          require_special_char: flag,
          require_numbers: flag,
          require_uppercase: flag,
          require_lowercase: flag,
          show_zxcvbn: flag,
          min_zxcvbn_strength: count,
        }),
      ),
      username_settings: z.nullish(z.object({ min_length: count, max_length: count })),
    }),
  ),
})

export type EnvironmentJSON = z.infer<typeof environmentSchema>
