export { SidebarItemMenu, SidebarItemMenuItems, type SidebarItemMenuProps } from './menu.tsx'
export {
  openArchivedDialog,
  openDeleteDialog,
  openLabelDialog,
  openProjectDialog,
  openViewDialog,
  type SidebarItemKind,
} from './open.ts'
