import { useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useAssistant } from './queries.ts'

const EXAMPLES = ['example1', 'example2', 'example3', 'example4'] as const

/** Says what the assistant is and how to talk to it. Choosing an example writes it, but does not send it. */
export function Welcome({ onExample }: { onExample: (text: string) => void }) {
  const { t } = useTranslation()
  const { data } = useAssistant()
  const shared = useReplica((state) => state.workspace?.name)
  const model = data?.model
  return (
    <div className="my-auto flex flex-col gap-4 py-6">
      <div className="flex flex-col gap-1">
        <h3 className="font-strong text-large">{t('assistant.welcome.title')}</h3>
        <p className="text-muted">
          {data == null
            ? t('assistant.welcome.loading')
            : model == null
              ? t('assistant.welcome.reader')
              : t('assistant.welcome.model', { model })}
        </p>
        {shared !== undefined && (
          <p className="text-muted">{t('assistant.welcome.shared', { name: shared })}</p>
        )}
      </div>
      <ul aria-label={t('assistant.welcome.examples')} className="flex flex-col items-start gap-2">
        {EXAMPLES.map((example) => (
          <li key={example} className="max-w-full">
            <button
              type="button"
              onClick={() => onExample(t(`assistant.welcome.${example}`))}
              className="min-h-8 rounded-panel border border-frame px-3 py-1 text-start transition-colors hover:bg-hover active:bg-pressed touch:min-h-touch"
            >
              {t(`assistant.welcome.${example}`)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
