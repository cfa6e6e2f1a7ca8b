import { Component, type FunctionComponent } from 'preact';

/** A component that is drawn again only when what it is given has changed. */
export function memo<Props extends object>(draw: FunctionComponent<Props>) {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const [was, is] = [this.props, next] as readonly Readonly<Record<string, unknown>>[];
      return Object.keys(next).some((name) => was?.[name] !== is?.[name]);
    }

    override render(props: Props) {
      return draw(props, undefined);
    }
  };
}
