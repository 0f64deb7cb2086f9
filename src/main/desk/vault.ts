import * as vault from '#main/vault/index.ts'

/** What the desk asks of encryption. */
export type Vault = Pick<
  typeof vault,
  | 'isEncrypted'
  | 'unlock'
  | 'forget'
  | 'encryptNotebook'
  | 'decryptNotebook'
  | 'changePassphrase'
  | 'newRecoveryKey'
  | 'passphraseProblem'
>

/** The encryption that notebooks have. */
export const ownVault: Vault = vault
