// The package's own types bring in those of Node, which must not compile in this layer; this is the part used here.
type Parsed = {
  readonly data: readonly Readonly<Record<string, string>>[]
  readonly errors: readonly { readonly message: string; readonly row?: number }[]
  readonly meta: { readonly fields?: readonly string[] }
}

declare const Papa: {
  readonly parse: (
    csv: string,
    config: {
      readonly header: true
      readonly skipEmptyLines: 'greedy'
      readonly transformHeader: (name: string) => string
    }
  ) => Parsed
  readonly unparse: (
    table: { readonly fields: readonly string[]; readonly data: readonly (readonly string[])[] },
    config: { readonly newline: string }
  ) => string
}

// oxlint-disable-next-line import/no-default-export -- the package has it so
export default Papa
