import { DocketProblem } from '@docket/sdk'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { problemText } from './providers.ts'
import { useAccountForm } from './use-account-form.ts'

export interface DirectoryLogin {
  username: string
  password: string
}

/** A form for the name and the password of a user of a directory (LDAP). */
export function useDirectoryForm(name: string, save: (login: DirectoryLogin) => Promise<void>) {
  const { t } = useTranslation()
  const [refusal, setRefusal] = useState<string | null>(null)
  const account = useAccountForm({
    values: { username: '', password: '' },
    asked: 'signIn',
    save: async ({ username, password }) => {
      setRefusal(null)
      try {
        await save({ username: username.trim(), password })
      } catch (error) {
        const { status, code } = refusalOf(error)
        if (status === 401) setRefusal(t('accounts.providers.wrong'))
        else if (status === 403 && code !== undefined) setRefusal(problemText(code.toLowerCase(), name, t))
        else throw error
      }
    },
  })
  return { ...account, problem: refusal ?? account.problem }
}

/** What the service says about somebody who may not come in, or has another password. */
function refusalOf(error: unknown): { status?: number; code?: string } {
  if (!(error instanceof DocketProblem) || error.code === 'FRESH_PROOF_REQUIRED') return {}
  const { code } = error.members
  return { status: error.status, ...(typeof code === 'string' ? { code } : {}) }
}
