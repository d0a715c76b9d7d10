export {
  openArchivedDialog,
  openDeleteDialog,
  openLabelDialog,
  openProjectDialog,
  openViewDialog,
  type PlaceKind,
} from './open.ts'
export { PlaceMenu, PlaceMenuItems, type PlaceMenuProps } from './place-menu.tsx'
