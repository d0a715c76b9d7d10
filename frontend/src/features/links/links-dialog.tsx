import type { LinkResponse } from '@docket/sdk'
import { useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useActions, useReplica, useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { ShownOnce } from '../forms/shown-once.tsx'
import { Asked } from '../page/sections.tsx'
import { Proof } from '../security/proof.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkRow } from './link-row.tsx'
import type { Shared } from './shared.ts'

interface LinksDialogProps extends Omit<Shared, 'workspaceId'> {
  open: boolean
  onClose: () => void
}

/** The public links of a project or view, and a new one. A new link is shown once, to be copied. */
export function LinksDialog({ kind, id, open, onClose }: LinksDialogProps) {
  const { t } = useTranslation()
  const form = useId()
  const [made, setMade] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const name = useReplica((state) => state[kind].get(id)?.name ?? '')
  const shared: Shared = { workspaceId: useWorkspaceId(), kind, id: useActions().idOf(id) }
  const query = useQuery({
    queryKey: ['links', shared],
    queryFn: () => loadLinks(shared),
    staleTime: 0,
  })
  const done = (url: string) => {
    setMade(url)
    void query.refetch()
  }
  const texts = {
    ...{ body: t('links.share.made'), copy: t('links.share.copy') },
    ...{ copied: t('links.share.copied'), failed: t('links.share.copyFailed') },
  }
  return (
    <Dialog
      title={t('links.share.title', { name })}
      description={t('links.share.lead')}
      open={open}
      onOpenChange={(next) => !next && onClose()}
      // The link is kept nowhere once the dialog is closed.
      onClosed={() => setMade(null)}
      actions={
        made === null ? (
          <>
            <DialogClose render={<Button>{t('common.cancel')}</Button>} />
            <Button type="submit" form={form} variant="primary" busy={isBusy}>
              {t('links.share.create')}
            </Button>
          </>
        ) : (
          <DialogClose render={<Button>{t('common.done')}</Button>} />
        )
      }
    >
      {made === null ? (
        <LinkForm id={form} shared={shared} onBusy={setBusy} onMade={done} />
      ) : (
        <ShownOnce value={made} texts={texts} />
      )}
      <Asked query={query}>
        {(links) =>
          links.length === 0 ? null : (
            <section className="mt-6 border-line border-t pt-4">
              <h3 className="font-strong">{t('links.share.links')}</h3>
              <ul>
                {links.map((link) => (
                  <LinkRow
                    key={link.id}
                    workspaceId={shared.workspaceId}
                    link={link}
                    onRevoked={query.refetch}
                  />
                ))}
              </ul>
            </section>
          )
        }
      </Asked>
      <Proof />
    </Dialog>
  )
}

async function loadLinks({ workspaceId, kind, id }: Shared): Promise<LinkResponse[]> {
  const params = { path: { user_id: workspaceId } }
  const { data } = await docket.api.GET('/api/{user_id}/links', { params })
  return data.links.filter((link) => (kind === 'projects' ? link.project_id : link.view_id) === id)
}
