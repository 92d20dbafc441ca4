import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedFlows } from '../../../../contact-flows/index.ts';
import { placed } from '../../../../shared/flow/draw/lay-out.ts';
import { drawMermaid } from '../../../../shared/flow/draw/mermaid.ts';
import { pictureOf } from '../../../../shared/flow/draw/picture.ts';
import { drawSvg } from '../../../../shared/flow/draw/svg.ts';
import { widthOf, wrap } from '../../../../shared/flow/draw/text-width.ts';
import { graphOf } from '../../../../shared/flow/graph.ts';
import { parse } from '../../../../shared/flow/parse.ts';
import { arbitraryFlow } from '../arbitrary-flow.ts';
import { realFlows } from '../conformance-data.ts';
import { clinicMenu, flowOf, renamed, say } from '../diff/small-flow.ts';

const frontDesk = publishedFlows(['en-US'], { clinicName: 'Harbor Clinic' }).find(({ flow }) =>
  flow.name.startsWith('front-desk'),
)?.flow;
const texts = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);

describe('a flow as SVG', () => {
  it('has a box for every step, with its name, and a caption for every key', () => {
    const drawn = texts(drawSvg(flowOf(clinicMenu)));
    for (const id of Object.keys(clinicMenu)) expect(drawn).toContain(id);
    expect(drawn).toContain('2');
    expect(drawn).toContain('asks “For bills, press 2.”');
  });

  it('gives each kind of step its shape', () => {
    const looks = pictureOf(flowOf(clinicMenu)).boxes.map(({ id, look }) => [id, look]);
    expect(Object.fromEntries(looks)).toEqual({
      greet: 'speech',
      menu: 'question',
      bills: 'speech',
      'look-up': 'function',
      person: 'setting',
      wait: 'transfer',
      bye: 'end',
    });
  });

  it('draws what only happens on failure quietly, and one arrow for several branches', () => {
    const { arrows } = pictureOf(flowOf(clinicMenu));
    expect(arrows.filter(({ from }) => from === 'menu')).toEqual([
      { from: 'menu', to: 'bills', caption: '2', quiet: false },
      { from: 'menu', to: 'person', caption: 'silence, else', quiet: false },
    ]);
    expect(arrows.filter(({ quiet }) => quiet).map(({ from, caption }) => `${from} ${caption}`)).toEqual([
      'person fails',
      'wait fails, full',
    ]);
  });

  it('holds no text of a flow as mark-up, no script and nothing from elsewhere', () => {
    const hostile = '<script>alert(1)</script>"\'&\u0000]]>';
    const flow = flowOf(
      { ...clinicMenu, greet: say(hostile, '<b>&"'), '<b>&"': say('x', 'menu') },
      { name: hostile },
    );
    const svg = drawSvg(flow);
    expect(svg).not.toMatch(/<script|<b>|href|url\((?!#)|@import/);
    expect(svg).not.toContain('\u0000');
    // What is left after tags and entities are taken away has no mark-up characters.
    expect(svg.replace(/<[^<>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&]/);
  });

  it('keeps boxes apart and every text inside its box, for a flow of 46 steps', () => {
    if (!frontDesk) throw new Error('There is no front desk.');
    const { boxes, width, height } = placed(pictureOf(frontDesk));
    for (const [index, a] of boxes.entries()) {
      for (const line of a.lines) expect(widthOf(line)).toBeLessThan(a.width - 13);
      expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
      expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
      for (const b of boxes.slice(index + 1)) {
        const apart =
          Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
        expect({ a: a.id, b: b.id, apart }).toEqual({ a: a.id, b: b.id, apart: true });
      }
    }
  });

  it('says in a note where a way leads that many steps share', () => {
    if (!frontDesk) throw new Error('There is no front desk.');
    const { notes, arrows } = placed(pictureOf(frontDesk));
    expect(notes.map(({ text }) => text)).toContain('0 → person-chosen');
    expect(arrows.some(({ to }) => to === 'person-chosen')).toBe(true);
  });

  it('is drawn without lines where nobody could follow them, in time that grows with the steps, and says so', () => {
    const steps = Array.from({ length: 250 }, (_, index) => {
      const to = (branch: number) => `s${(index * 7 + branch * branch * 31 + branch) % 250}`;
      const keys = Array.from({ length: 12 }, (_, branch) => ({
        operator: 'Equals',
        operands: [`v${branch}`],
        next: to(branch),
      }));
      const errors = { NoMatchingCondition: 'bye' };
      const step = {
        type: 'Compare',
        parameters: { ComparisonValue: '$.Attributes.x' },
        conditions: keys,
        errors,
      };
      return [`s${index}`, step] as const;
    });
    const tangled = flowOf({ ...Object.fromEntries(steps), bye: clinicMenu.bye });
    const { arrows, notes, simplified } = placed(pictureOf(tangled));
    expect({ simplified, arrows: arrows.length, notes: notes.length }).toEqual({
      simplified: true,
      arrows: 0,
      notes: pictureOf(tangled).arrows.length,
    });
    expect(drawSvg(tangled)).toContain('Simplified: 2');
    expect(drawSvg(flowOf(clinicMenu))).not.toContain('Simplified');
  });

  it('cuts texts that no box could hold before it measures them', () => {
    const long = 'x'.repeat(900_000);
    const svg = drawSvg(flowOf({ ...clinicMenu, greet: say(long, 'menu') }, { name: long }));
    expect(svg.length).toBeLessThan(20_000);
    expect(texts(svg)).toContain(`${'x'.repeat(119)}…`);
  });

  it('counts steps that have no name of their own', () => {
    expect(pictureOf(renamed(flowOf(clinicMenu))).boxes.map(({ title }) => title)).toContain('Play prompt 2');
  });
});

describe('a flow as Mermaid', () => {
  it('has nodes, captions and quiet links', () => {
    const text = drawMermaid(
      flowOf({
        greet: say('Hi.', 'menu'),
        menu: clinicMenu.menu,
        bills: clinicMenu.bye,
        person: { ...clinicMenu.person, next: 'bills', errors: { NoMatchingError: 'greet' } },
      }),
    );
    expect(text).toBe(
      [
        'flowchart TD',
        '  start((start))',
        '  n1("greet<br/>says “Hi.”"):::is-speech',
        '  n2{{"menu<br/>asks “For bills, press 2.”"}}:::is-question',
        '  n3(["bills<br/>ends the call"]):::is-end',
        '  n4["person<br/>chooses the queue front-desk"]:::is-setting',
        '  start --> n1',
        '  n1 --> n2',
        '  n2 -->|"2"| n3',
        '  n2 -->|"silence, else"| n4',
        '  n4 --> n3',
        '  n4 -.->|"fails"| n1',
        '  linkStyle 5 stroke:#c3c9cf,color:#8d96a1',
        '  classDef is-speech fill:#e3f0fb,stroke:#2f74b5',
        '  classDef is-question fill:#dff3e7,stroke:#27825a',
        '  classDef is-end fill:#e6e8eb,stroke:#4c5560',
        '  classDef is-setting fill:#ffffff,stroke:#8d96a1',
        '',
      ].join('\n'),
    );
  });

  it('writes mark-up characters of a flow as entities', () => {
    const text = drawMermaid(flowOf({ ...clinicMenu, greet: say('a "quote" <b> `x` #35; --> y', 'menu') }));
    expect(text).toContain('says “a #34;quote#34; #60;b#62; #96;x#96; #35;35#59; --#62;<br/>y”');
  });
});

describe('drawing', () => {
  const drawsWhole = (flow: Parameters<typeof drawSvg>[0]): void => {
    const svg = drawSvg(flow);
    expect(svg.match(/<g><title>/g)?.length ?? 0).toBe(Object.keys(flow.steps).length);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    const { arrows, notes } = placed(pictureOf(flow));
    const pairs = graphOf(flow).ids.flatMap((id) => [
      ...new Set((graphOf(flow).out.get(id) ?? []).map(({ to }) => to)),
    ]);
    const known = pairs.filter((to) => Object.hasOwn(flow.steps, to));
    expect(arrows.length + notes.length).toBe(known.length);
  };

  it('loses no step and no branch of any flow', () => {
    fc.assert(
      fc.property(arbitraryFlow, (flow) => drawsWhole(flow)),
      { numRuns: 40 },
    );
  });

  it.skipIf(realFlows().length === 0)('loses no step and no branch of the largest real flow', () => {
    const [largest] = realFlows()
      .map(([, document]) => parse(document))
      .toSorted((a, b) => Object.keys(b.steps).length - Object.keys(a.steps).length);
    if (largest) drawsWhole(largest);
    expect(Object.keys(largest?.steps ?? {}).length).toBeGreaterThan(90);
  });

  it('wraps any text into lines that fit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
        const lines = wrap(text, { width: 190, lines: 3 });
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(190);
      }),
    );
  });
});
