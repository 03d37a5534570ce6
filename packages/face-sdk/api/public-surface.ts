import { join } from 'node:path';
import ts from 'typescript';

/** What an entry point of the package gives to whoever imports it. */
export interface Surface {
  /** `@iws/face-sdk` and the like. */
  readonly entry: string;
  readonly declarations: readonly Declaration[];
}

export interface Declaration {
  readonly name: string;
  /** TypeScript without comments. */
  readonly text: string;
  /** Exported, or only reached from something that is. */
  readonly exported: boolean;
}

/** Name of an import, and the declarations that it resolves to, in `dist`. */
const ENTRIES = {
  '@iws/face-sdk': 'index.d.ts',
  '@iws/face-sdk/element': 'element.d.ts',
  '@iws/face-sdk/angular': 'angular.d.ts',
  '@iws/face-sdk/locales/ar': 'locales/ar.d.ts',
  '@iws/face-sdk/locales/de': 'locales/de.d.ts',
  '@iws/face-sdk/locales/es': 'locales/es.d.ts',
  '@iws/face-sdk/locales/fr': 'locales/fr.d.ts',
  '@iws/face-sdk/locales/pt': 'locales/pt.d.ts',
} as const;

const printer = ts.createPrinter({ removeComments: true });

/** Reads the built declarations: every exported name with its declaration, and whatever those name and nobody exports. */
export function publicSurface(dist: string): Surface[] {
  const files = Object.values(ENTRIES).map((file) => join(dist, file));
  const program = ts.createProgram(files, {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  });
  const checker = program.getTypeChecker();
  const ours = (declaration: ts.Declaration) =>
    declaration.getSourceFile().fileName.startsWith(dist);
  const resolved = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

  return Object.entries(ENTRIES).map(([entry, file]) => {
    const source = program.getSourceFile(join(dist, file));
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} is not built, or exports nothing`);
    const exported = new Map(
      checker.getExportsOfModule(module).map((symbol) => [resolved(symbol), symbol.name]),
    );
    const reached = new Set<ts.Symbol>(exported.keys());
    // A set that grows while it is walked: what is reached is looked into, too.
    for (const symbol of reached) {
      for (const declaration of (symbol.declarations ?? []).filter(ours)) {
        for (const named of namesIn(declaration, checker)) {
          const target = resolved(named);
          if (target.declarations?.some(ours)) reached.add(target);
        }
      }
    }
    const declarations = [...reached].map((symbol) => ({
      name: exported.get(symbol) ?? symbol.name,
      exported: exported.has(symbol),
      text: (symbol.declarations ?? []).filter(ours).map(textOf).join('\n'),
    }));
    return { entry, declarations: declarations.toSorted(byName) };
  });
}

const byName = (a: Declaration, b: Declaration) =>
  Number(b.exported) - Number(a.exported) || (a.name < b.name ? -1 : 1);

/** The types and values that a declaration names, but for its own parameters. */
function namesIn(declaration: ts.Declaration, checker: ts.TypeChecker): ts.Symbol[] {
  const found: ts.Symbol[] = [];
  const look = (node: ts.Node): void => {
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isTypeQueryNode(node)
        ? node.exprName
        : ts.isExpressionWithTypeArguments(node)
          ? node.expression
          : undefined;
    const symbol = name && checker.getSymbolAtLocation(name);
    if (symbol && !(symbol.flags & ts.SymbolFlags.TypeParameter)) found.push(symbol);
    node.forEachChild(look);
  };
  look(declaration);
  return found;
}

function textOf(declaration: ts.Declaration): string {
  const list = declaration.parent;
  const node =
    ts.isVariableDeclaration(declaration) && ts.isVariableDeclarationList(list)
      ? list.parent
      : declaration;
  const text = printer.printNode(ts.EmitHint.Unspecified, node, declaration.getSourceFile());
  // What is private is not part of the surface.
  return text
    .split('\n')
    .filter((line) => line.trim() !== '#private;')
    .join('\n')
    .replace(/^(?:export |declare )+/gm, '');
}
