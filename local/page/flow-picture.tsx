/** The flow as it runs: the running step is lit, the branches walked are marked. Follows a call from flow to module and back. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CallView, FlowView } from '../centre/story.ts';
import { box, captionOf, type Drawing, drawingOf } from './flow-layout.ts';

interface Props {
  readonly flows: readonly FlowView[];
  readonly call: CallView | undefined;
}

export function FlowPicture({ flows, call }: Props) {
  const [chosen, setChosen] = useState<string>();
  const [whole, setWhole] = useState(false);
  const running = call?.state === 'going on' ? call.place : undefined;
  const name = chosen ?? call?.place?.flow ?? flows[0]?.name;
  const flow = flows.find((f) => f.name === name);
  return (
    <section class="card flow" aria-labelledby="flow-title">
      <header>
        <h2 id="flow-title">Flow</h2>
        <label>
          <span class="unseen">Which flow</span>
          <select
            value={chosen ?? ''}
            onChange={({ currentTarget }) =>
              setChosen(currentTarget.value === '' ? undefined : currentTarget.value)
            }
          >
            <option value="">Follow the call{flow && !chosen ? `: ${flow.name}` : ''}</option>
            {flows.map((f) => (
              <option key={f.name} value={f.name}>
                {f.name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="quiet" aria-pressed={whole} onClick={() => setWhole(!whole)}>
          Whole flow
        </button>
      </header>
      {flow && (
        <Picture
          flow={flow}
          call={call}
          running={running?.flow === flow.name ? running.step : undefined}
          whole={whole}
        />
      )}
      <p class="where" aria-hidden="true">
        {running ? `${running.flow} › ${running.step}` : 'No call is going on.'}
      </p>
    </section>
  );
}

interface PictureProps {
  readonly flow: FlowView;
  readonly call: CallView | undefined;
  readonly running: string | undefined;
  readonly whole: boolean;
}

function Picture({ flow, call, running, whole }: PictureProps) {
  const drawing = drawingOf(flow);
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 800, height: 360 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const walked = useMemo(
    () => new Set(call?.walked.filter((b) => b.flow === flow.name).map((b) => `${b.from}→${b.to}→${b.kind}`)),
    [call?.walked, flow.name],
  );
  const been = new Set(call?.walked.filter((b) => b.flow === flow.name).flatMap((b) => [b.from, b.to]));
  const { pushed, hand } = usePush(`${flow.name} ${running} ${whole}`);
  const seen = camera(drawing, size, whole ? undefined : running);
  const label = `${flow.name}: ${flow.steps.length} steps${running ? `, now at ${running}` : ''}`;
  return (
    <div class="frame" ref={frame} {...hand}>
      <svg width={size.width} height={size.height} role="img" aria-label={label}>
        <g class="camera" style={{ transform: `translate(${pushed.x}px, ${pushed.y}px) ${seen}` }}>
          {drawing.branches.map((b) => (
            <g
              key={`${b.from} ${b.kind} ${b.label}`}
              class={`branch ${b.kind}${walked.has(`${b.from}→${b.to}→${b.kind}`) ? ' walked' : ''}`}
            >
              <path d={b.path} />
              {captionOf(b) !== '' && (
                <text x={b.x} y={b.y + 4}>
                  {captionOf(b)}
                </text>
              )}
            </g>
          ))}
          {drawing.steps.map((s) => (
            <g
              key={s.id}
              class={`step ${s.id === running ? 'running' : been.has(s.id) ? 'been' : ''}`}
              transform={`translate(${s.x - box.width / 2} ${s.y - box.height / 2})`}
            >
              <rect {...box} rx="10" />
              <text x="12" y="20">
                {short(s.id)}
              </text>
              <text x="12" y="36" class="type">
                {short(s.type)}
              </text>
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}

/** The drawing follows the mouse while it is held down; another `view` puts it back. */
function usePush(view: string) {
  const still = { view, x: 0, y: 0 };
  const [last, setLast] = useState(still);
  const pushed = last.view === view ? last : still;
  const hand = {
    onPointerDown: ({ currentTarget, pointerId }: PointerOn) => currentTarget.setPointerCapture(pointerId),
    onPointerMove: ({ currentTarget, pointerId, movementX, movementY }: PointerOn) => {
      if (currentTarget.hasPointerCapture(pointerId))
        setLast({ view, x: pushed.x + movementX, y: pushed.y + movementY });
    },
  };
  return { pushed, hand };
}
type PointerOn = PointerEvent & { readonly currentTarget: HTMLDivElement };

const short = (text: string): string => (text.length > 25 ? `${text.slice(0, 24)}…` : text);

/** The whole flow where it stays legible; else a close look at the running step, or at the beginning. */
function camera(
  drawing: Drawing,
  size: { width: number; height: number },
  running: string | undefined,
): string {
  const fit = Math.min(size.width / drawing.width, size.height / drawing.height, 1);
  const step = drawing.steps.find((s) => s.id === running);
  if (!step || fit > 0.7) {
    return `translate(${(size.width - drawing.width * fit) / 2}px, ${(size.height - drawing.height * fit) / 2}px) scale(${fit})`;
  }
  const close = 0.8;
  return `translate(${size.width * 0.5 - step.x * close}px, ${size.height / 2 - step.y * close}px) scale(${close})`;
}
