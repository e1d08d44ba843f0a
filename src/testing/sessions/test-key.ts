/**
 * A key pair for signing session tokens in tests. Never trust it elsewhere: it is published with this package, so
 * everyone can sign with it.
 *
 * It is fixed because generating a key is slow, and because the same calls should give the same tokens.
 */
export const TEST_ONLY_KEY = {
  kty: 'RSA',
  n:
    'wHsIuJlMHP0CgkIMMwoU0rLhL3W1zrQi4Nzspul8yv27G3kSR-rTCDFwLghtp9XoY1wPNBh_x0OtWaL_ryKzO2CdF6QupvFUJ8cA' +
    'ohvwZ95mJsfORUJfDy3FZ2T3YsL5ryMLmlzAjY_784E0uVXvQK5a4yXF5IVdvnxNB1wiUDGzU4B9PZWcNYmvTB3XHTJIQZXPFPlg' +
    'bzGuYyBbQi6v4MBzBgMxBaDSdPwHRjPyPxS8gMISpYYHz63wbtMwTGl8_WHJ6v1z71WIFhO3hds3f9iRgSMqS72r-BJWJ4RdbROI' +
    '054gzs516tvvngU9E17F7kPTYeMB10hNfL_1SOVl7w',
  e: 'AQAB',
  d:
    'BHTUxtwFvxtnK3eMAMKC_j3V_jCjfPL-u7thtJuYoA_afSWtyVcj0P9pXCd7InT5ZGjakUI1SHpwplqia35KLV3B8AIvx6het8Jh' +
    'FApsOSYVB2DTjcGeTHkAJlytaEP2CUVZHMHOU3i570ar3ylLg3EwpCxZCz7Aj4shMsJsqPPzQcxZCkekC-0ql3BuTHxWa0m4cFBj' +
    'iMcSTRZakgKhxlMuImwHv_ltDXdfTYjsjQUlQq-_28SadUmJBZOSISn6iyUCqP3dSDfX_frU8kpwyi5c7Pbmg8PlVoK3Hvsu0bwU' +
    'PP3k8ggQBfd8G8ufUVqh6bOSOVPksP8poniF74CoAQ',
  p:
    '_WRaNkz0rDGrDeS6HWggzxo6w72npmS4KFie1ulGpExqIC6uZKb87RUrcbC8hGUISiFUiBV4R9a0_fXvvtvHOn0eCbBn07fOvRjB' +
    'diC4dSCmU-mkkhvrwTON2XTljg9wzvk64nXy5tWg3NWr2TmlLL3CbRPlP8eLkXDZOrpffm8',
  q:
    'wnYwmJsHzMUgkVRu56ss4LJa3Y6E0T1TNiejxJ-QktdwHbTFz0sYeZUOxHJVyKGF_PlaNy94OnrF8UW5M3P9apQi0-mDBVIbOnwr' +
    'hOrc8_t1bZ7yiOPT-wIlgVxMZbThJ-agGtEKAMsUB-GW8-HxvHOEVi5deUAgnvn9mw78UIE',
  dp:
    'V_PpTEfR9aMX2K6321U1bi2QkDjYZG05buez2q0GFClh_OG3LsC3siNS_Rd3mAzpn7GKAeJR6b2g_TXMjdcDhE3Bi2Nr5pU6cXCS' +
    'VkptPFqk4SOMOBrw7hLS_dQRignaAj2ILur58R3dxEl2aOQVbT5AqlPpkwXUcBtXi4b9dok',
  dq:
    'kdgSmmGrd-hghJ7OjvHStrMNcx1wf31-6x7PtKf3xinN7Hmn4dBwir9AVBVsQQzjcNeS0dDIWxO5YTrpq61SYpy3gjegDF2IDlUS' +
    'Tp3XGSV-7LhJLmGwmpEBkAOpSJ5gP4y4h2RAHFgyrbaDgGX052G73ubnNAjkblcP3TtgAQ',
  qi:
    '1mkVKa68FdMJTd3LYH4XATRW2KyZEidMiGYoB2mm1jA1bk0H_2JqZ7s9eCmrfRB5m0GnyiYRFRtfdhqOQ3y8tWDI6JeZTdhTOUpu' +
    '7U9UpQTsAf7b_P0JMRcF1EvA9VaVpF8FmIdWbWUUacyJreRQpZ4CBdw_RzF42SmqAZnfECE',
} as const satisfies JsonWebKey

/** The `kid` of the key, in token headers and in the key set. */
export const TEST_ONLY_KEY_ID = 'ins_2xMockFrontendApiTestOnlyKey'
