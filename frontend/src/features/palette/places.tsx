import { useNavigate } from '@tanstack/react-router'
import { Bookmark, UserRound } from 'lucide-react'
import { useMemo } from 'react'
import { LISTS } from '../../commands/lists.ts'
import { useOtherWorkspaces } from '../../data/every-workspace.tsx'
import { byPosition, useIsShared, useReplica, useSharedWorkspaces, useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { LabelMark, ProjectMark } from '../../ui/marks.tsx'
import { useProviders } from '../forms/providers.ts'
import { SECTIONS } from '../settings/sections.ts'
import { useGoTo } from '../workspaces/go-to.ts'
import { SECTIONS as WORKSPACE_SECTIONS } from '../workspaces/sections.ts'
import { keywordsOf, SETTING_LIST } from './catalogue.ts'
import { type Entry, ICON } from './entry.ts'
import { revealSetting } from './reveal.ts'

/** A page, or a place on one. */
export interface PlaceEntry extends Entry {
  /** Its address; undefined for a place on a page. */
  path?: string
}

/** Every page: the lists, what the user has made, the sections of the settings and the settings in them. */
export function usePlaces(): PlaceEntry[] {
  const lists = useLists()
  const own = useOwn()
  const elsewhere = useProjectsElsewhere()
  const workspaces = useWorkspaces()
  const settings = useSettings()
  return useMemo(
    () => [...lists, ...own, ...elsewhere, ...workspaces, ...settings],
    [lists, own, elsewhere, workspaces, settings],
  )
}

/** What is assigned to the user in all workspaces, the other workspaces, and the pages about the one that is shown. */
function useWorkspaces(): PlaceEntry[] {
  const { t } = useTranslation()
  const { user } = useSession()
  const navigate = useNavigate()
  const goTo = useGoTo()
  const shown = useWorkspaceId()
  const isShared = useIsShared()
  const workspaces = useSharedWorkspaces()
  return useMemo(() => {
    const own = isShared && user !== null ? [{ id: user.id, name: t('workspaces.own') }] : []
    const others = [...own, ...workspaces.filter(({ id }) => id !== shown)].map(
      ({ id, name }): PlaceEntry => ({
        key: `workspace/${id}`,
        label: name,
        hint: t('palette.workspace'),
        icon: <Avatar id={id} name={name} isRound={id === user?.id} isSmall />,
        run: () => goTo(id === user?.id ? undefined : id),
      }),
    )
    if (workspaces.length === 0) return others
    const assigned: PlaceEntry = {
      key: '/assigned',
      path: '/assigned',
      label: t('nav.assigned'),
      keywords: keywordsOf(t, 'lists', 'assigned'),
      icon: <UserRound {...ICON} />,
      run: () => navigate({ to: '/assigned' }),
    }
    if (!isShared) return [assigned, ...others]
    const pages = WORKSPACE_SECTIONS.map(({ name, icon: Icon }): PlaceEntry => {
      const path = `/workspace/${name}`
      return {
        key: path,
        path,
        label: t(`workspaces.${name}.title`),
        hint: t('palette.workspace'),
        icon: <Icon {...ICON} />,
        isSought: true,
        run: () => navigate({ to: '/workspace/$section', params: { section: name } }),
      }
    })
    return [assigned, ...others, ...pages]
  }, [t, user, navigate, goTo, shown, isShared, workspaces])
}

function useLists(): PlaceEntry[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return useMemo(
    () =>
      LISTS.map(({ id, to, title, icon: Icon, keys: [keys = ''], run }) => ({
        key: to,
        path: to,
        label: title(t),
        keywords: keywordsOf(t, 'lists', id),
        icon: <Icon {...ICON} />,
        keys,
        run: () => run({ navigate }),
      })),
    [t, navigate],
  )
}

function useOwn(): PlaceEntry[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const projects = useReplica((state) => state.projects)
  const labels = useReplica((state) => state.labels)
  const views = useReplica((state) => state.views)
  return useMemo(
    () => [
      ...[...projects.values()].sort(byPosition).map(({ id, name, color, archived }) => ({
        key: `project${id}`,
        path: `/projects/${id}`,
        label: name,
        hint: archived ? t('palette.archived') : t('nav.project'),
        icon: <ProjectMark color={color} />,
        run: () => navigate({ to: '/projects/$projectId', params: { projectId: id } }),
      })),
      ...[...labels.values()].sort(byPosition).map(({ id, name, color }) => ({
        key: `label${id}`,
        path: `/labels/${id}`,
        label: name,
        hint: t('nav.label'),
        icon: <LabelMark color={color} />,
        run: () => navigate({ to: '/labels/$labelId', params: { labelId: id } }),
      })),
      ...[...views.values()].sort(byPosition).map(({ id, name }) => ({
        key: `view${id}`,
        path: `/views/${id}`,
        label: name,
        hint: t('nav.view'),
        icon: <Bookmark {...ICON} />,
        run: () => navigate({ to: '/views/$viewId', params: { viewId: id } }),
      })),
    ],
    [t, navigate, projects, labels, views],
  )
}

/** The projects of other workspaces. */
function useProjectsElsewhere(): PlaceEntry[] {
  const { t } = useTranslation()
  const goTo = useGoTo()
  const others = useOtherWorkspaces()
  return useMemo(
    () =>
      others.flatMap(({ replica, state, shared, name }) =>
        [...state.projects.values()].sort(byPosition).map((project) => ({
          key: `${replica.workspaceId}/project${project.id}`,
          label: project.name,
          hint: name ?? t('workspaces.own'),
          icon: <ProjectMark color={project.color} />,
          isSought: true,
          run: () => goTo(shared, { path: `/projects/${project.id}` }),
        })),
      ),
    [t, goTo, others],
  )
}

function useSettings(): PlaceEntry[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  // Its part of the page is there only where the service offers one.
  const hasProviders = (useProviders().data ?? []).length > 0
  return useMemo(() => {
    const goTo = (section: string) => navigate({ to: '/settings/$section', params: { section } })
    const sections = SECTIONS.map(({ name, icon: Icon }) => ({
      key: `settings/${name}`,
      path: `/settings/${name}`,
      label: t(`settings.${name}.title`),
      hint: t('nav.settings'),
      keywords: keywordsOf(t, 'sections', name),
      icon: <Icon {...ICON} />,
      run: () => goTo(name),
    }))
    const offered = SETTING_LIST.filter(([id]) => id !== 'linked' || hasProviders)
    const within = offered.map(([id, { section, title }]) => {
      const Icon = SECTIONS.find(({ name }) => name === section)?.icon
      return {
        key: `setting/${id}`,
        label: t(title),
        hint: `${t('nav.settings')} · ${t(`settings.${section}.title`)}`,
        keywords: keywordsOf(t, 'settings', id),
        icon: Icon === undefined ? null : <Icon {...ICON} />,
        isSought: true,
        run: async () => {
          await goTo(section)
          revealSetting(t(title))
        },
      }
    })
    return [...sections, ...within]
  }, [t, navigate, hasProviders])
}
