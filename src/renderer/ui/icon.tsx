const paths = {
  close: 'M4 4l8 8M12 4l-8 8',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  sort: 'M4.5 3v10M2 10.5L4.5 13 7 10.5M9 4.5h5M9 8h3.5M9 11.5h2',
  check: 'M3 8.5l3.2 3.2L13 5',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14 14',
  import: 'M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.5h11',
  export: 'M8 10.5V2.5M4.5 6L8 2.5 11.5 6M2.5 13.5h11',
  chevron: 'M6 4l4 4-4 4',
  down: 'M4 6l4 4 4-4',
  pane: 'M2.5 3h11v10h-11zM10 3v10',
  edit: 'M3 13l.6-2.8L11 2.8 13.2 5 5.8 12.4z',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5',
  note: 'M3 2.5h10v8L10 13.5H3zM10 13.5v-3h3M5.5 5.5h5M5.5 8h3.5',
  warn: 'M8 2.5l6 11H2zM8 7v3M8 11.8h.01',
  back: 'M10 4L6 8l4 4',
  link: 'M6.5 9.5l3-3M7 5l1.8-1.8a2.3 2.3 0 0 1 3.3 3.3L10.3 8.3M9 11l-1.8 1.8a2.3 2.3 0 0 1-3.3-3.3L5.7 7.7',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  swap: 'M2.5 5.5h10M9.5 2.5l3 3-3 3M13.5 10.5h-10M6.5 7.5l-3 3 3 3',
  columns: 'M2.5 3h11v10h-11zM8 3v10',
  rows: 'M2.5 3h11v10h-11zM2.5 8h11',
  text: 'M2 12.5L5.5 3.5h.5L9.5 12.5M3.3 9.5h5M10.5 12.5l2-5h.5l2 5M11.3 10.8h3',
  expand: 'M6 2.5H2.5V6M10 2.5h3.5V6M6 13.5H2.5V10M10 13.5h3.5V10',
  drag: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  outline: 'M2.5 4h11M5.5 8h8M5.5 12h8',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5'
} as const

export type IconName = keyof typeof paths

/** A line drawing beside or instead of a text; whatever holds it says its name. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' || name === 'drag' ? 2.2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
