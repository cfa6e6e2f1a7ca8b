import { useRef } from 'preact/hooks';

type SplitterProps = {
  readonly label: string;
  /** `vertical` stands between two columns. */
  readonly orientation: 'vertical' | 'horizontal';
  /** How much of the room the part before it has, in percent. */
  readonly percent: number;
  readonly onChange: (percent: number) => void;
  readonly least?: number;
  readonly most?: number;
  /** The id of the part before it. */
  readonly controls: string;
};

const STEP = 2;

/** Between two parts of its parent: dragged, or moved by arrow keys. */
export function Splitter(props: SplitterProps) {
  const { label, orientation, percent, onChange, least = 15, most = 85, controls } = props;
  const bar = useRef<HTMLHRElement>(null);
  const set = (value: number) => onChange(Math.round(10 * Math.min(most, Math.max(least, value))) / 10);
  const drag = (event: PointerEvent) => {
    const room = bar.current?.parentElement?.getBoundingClientRect();
    if (room === undefined || bar.current?.hasPointerCapture(event.pointerId) !== true) return;
    const share =
      orientation === 'vertical' ? (event.clientX - room.left) / room.width : (event.clientY - room.top) / room.height;
    set(100 * share);
  };
  const press = (event: KeyboardEvent) => {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const to = { [less]: percent - STEP, [more]: percent + STEP, Home: least, End: most }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  };
  return (
    <hr
      ref={bar}
      class={`splitter ${orientation}`}
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(percent)}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-controls={controls}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.preventDefault();
        bar.current?.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
    />
  );
}
