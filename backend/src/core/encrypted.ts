import { symmetricDecrypt } from 'better-auth/crypto'

/**
 * What is stored encrypted with the service's secret. It cannot be read any more once that is another one: whoever
 * needs it says so, instead of failing.
 * @returns undefined if it was encrypted with another secret
 */
export async function decrypted(
  key: Parameters<typeof symmetricDecrypt>[0]['key'],
  data: string,
): Promise<string | undefined> {
  try {
    return await symmetricDecrypt({ key, data })
  } catch {
    return undefined
  }
}
