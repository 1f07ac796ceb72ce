import {
  IconCalendar,
  IconChat,
  IconCheckCircle,
  IconChevronDown,
  IconChevronRight,
  IconClock,
  IconEdit,
  IconError,
  IconFlag,
  IconGroupOfPeople,
  IconInfo,
  IconInternet,
  IconListBulleted,
  IconLock,
  IconLogin,
  IconMessage,
  IconPeek,
  IconPerson,
  IconPhone,
  IconPlus,
  IconPrint,
  IconRefresh,
  IconSearch,
  IconSort,
  IconSortDown,
  IconSortUp,
  IconUnlock,
  IconWarning,
} from 'suomifi-icons'

/** What is drawn, by what it means here: one drawing for one meaning on every page. */
const drawings = {
  add: IconPlus,
  customer: IconPerson,
  day: IconCalendar,
  end: IconFlag,
  envelope: IconMessage,
  error: IconError,
  find: IconSearch,
  info: IconInfo,
  language: IconInternet,
  lock: IconLock,
  ok: IconCheckCircle,
  leads: IconChevronRight,
  opened: IconUnlock,
  opens: IconChevronDown,
  phone: IconPhone,
  plan: IconListBulleted,
  print: IconPrint,
  readers: IconPeek,
  recorded: IconEdit,
  refresh: IconRefresh,
  signIn: IconLogin,
  sort: IconSort,
  sortedDown: IconSortDown,
  sortedUp: IconSortUp,
  speech: IconChat,
  team: IconGroupOfPeople,
  time: IconClock,
  warning: IconWarning,
} as const

export type IconName = keyof typeof drawings
export const iconNames = Object.keys(drawings).filter((name): name is IconName => name in drawings)

/** A drawing beside the words that say the same: whoever listens hears the words only. */
export function Icon({ name }: { readonly name: IconName }) {
  const Drawing = drawings[name]
  return <Drawing className="icon" aria-hidden="true" />
}
