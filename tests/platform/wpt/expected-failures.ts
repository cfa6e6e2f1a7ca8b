/** Subtests that fail in a program, by the reason why they are left to. */
type ExpectedFailures = { readonly reason: string; readonly subtests: readonly string[] };

/** By the file of the test. */
export const EXPECTED_FAILURES: Readonly<Record<string, readonly ExpectedFailures[]>> = {
  'WebCryptoAPI/interfaces.any.ts': [
    {
      reason:
        'Made when it is first asked for, so until then a global with a getter: who does not use it does not pay for it.',
      subtests: ['CryptoKey interface: existence and properties of interface object'],
    },
  ],
  'dom/interfaces.any.ts': [
    {
      reason: 'An accessor of the prototype, not of each event. As in Node.',
      subtests: [
        'Event interface: new Event(\'foo\') must have own property "isTrusted"',
        'Event interface: new CustomEvent(\'foo\') must have own property "isTrusted"',
      ],
    },
    {
      reason: 'Deprecated, and not in Node.',
      subtests: [
        'CustomEvent interface: operation initCustomEvent(DOMString, optional boolean, optional boolean, optional any)',
        'CustomEvent interface: new CustomEvent(\'foo\') must inherit property "initCustomEvent(DOMString, optional boolean, optional boolean, optional any)" with the proper type',
        "CustomEvent interface: calling initCustomEvent(DOMString, optional boolean, optional boolean, optional any) on new CustomEvent('foo') with too few arguments must throw TypeError",
      ],
    },
  ],
  'mimesniff/mime-types/parsing.any.ts': [
    {
      reason:
        'The tests want a type that is parsed and serialized, as browsers do; the File API only has it in lower case. As in Node.',
      subtests: [
        'type of a blob: "TEXT/HTML;CHARSET=GBK"',
        'type of a blob: "text/html;charset=gbk("',
        'type of a blob: "text/html;x=(;charset=gbk"',
        'type of a blob: "text/html;charset=gbk;charset=windows-1255"',
        'type of a blob: "text/html;charset =gbk"',
        'type of a blob: "text/html ;charset=gbk"',
        'type of a blob: "text/html; charset=gbk"',
        'type of a blob: "text/html;charset= gbk"',
        'type of a blob: "text/html;test;charset=gbk"',
        'type of a blob: "text/html;test=;charset=gbk"',
        'type of a blob: "text/html;\';charset=gbk"',
        'type of a blob: "text/html;\\";charset=gbk"',
        'type of a blob: "text/html ; ; charset=gbk"',
        'type of a blob: "text/html;;;;charset=gbk"',
        'type of a blob: "text/html;charset=\\"gbk\\""',
        'type of a blob: "text/html;charset=\\"gbk"',
        'type of a blob: "text/html;charset=gbk\\""',
        'type of a blob: "text/html;charset=\\"\\\\ gbk\\""',
        'type of a blob: "text/html;charset=\\"\\\\g\\\\b\\\\k\\""',
        'type of a blob: "text/html;charset=\\"gbk\\"x"',
        'type of a blob: "text/html;charset={gbk}"',
        "type of a blob: \"!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz;!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\"",
        'type of a blob: "x/x;x=\\"\\t !\\\\\\"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~ ¡¢£¤¥¦§¨©ª«¬­®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ\\""',
        'type of a blob: "x/x;test"',
        'type of a blob: "x/x;test=\\"\\\\"',
        'type of a blob: "x/x;x= "',
        'type of a blob: "x/x;x=\\t"',
        'type of a blob: "text/html;test=ÿ;charset=gbk"',
        'type of a blob: "x/x;test=�;x=x"',
        'type of a blob: "bogus"',
        'type of a blob: "bogus/"',
        'type of a blob: "bogus/ "',
        'type of a blob: "bogus/bogus/;"',
        'type of a blob: "</>"',
        'type of a blob: "(/)"',
        'type of a blob: "text/html(;doesnot=matter"',
        'type of a blob: "{/}"',
      ],
    },
    {
      reason: 'A blob’s type is in lower case, and empty where it is not ASCII. As in Node.',
      subtests: [
        'type of a body: "TEXT/HTML;CHARSET=GBK"',
        "type of a body: \"!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz;!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\"",
        'type of a body: "x/x;x=\\"\\t !\\\\\\"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~ ¡¢£¤¥¦§¨©ª«¬­®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ\\""',
        'type of a body: "text/html;test=ÿ;charset=gbk"',
      ],
    },
    {
      reason: 'No header can have such characters. As in Node.',
      subtests: ['type of a body: "x/x;test=�;x=x"', 'type of a body: "Ā/Ā"'],
    },
  ],
  'url/constructor.any.ts': [
    {
      reason: 'The list is of 2022: the URL standard takes any host now that is ASCII already. As in Node.',
      subtests: [
        'parsing "http://a.b.c.xn--pokxncvks" against "about:blank"',
        'URL.canParse and URL.parse of "http://a.b.c.xn--pokxncvks" against "about:blank"',
        'parsing "http://10.0.0.xn--pokxncvks" against "about:blank"',
        'URL.canParse and URL.parse of "http://10.0.0.xn--pokxncvks" against "about:blank"',
        'parsing "http://a.b.c.XN--pokxncvks" against "about:blank"',
        'URL.canParse and URL.parse of "http://a.b.c.XN--pokxncvks" against "about:blank"',
        'parsing "http://a.b.c.Xn--pokxncvks" against "about:blank"',
        'URL.canParse and URL.parse of "http://a.b.c.Xn--pokxncvks" against "about:blank"',
        'parsing "http://10.0.0.XN--pokxncvks" against "about:blank"',
        'URL.canParse and URL.parse of "http://10.0.0.XN--pokxncvks" against "about:blank"',
        'parsing "http://10.0.0.xN--pokxncvks" against "about:blank"',
        'URL.canParse and URL.parse of "http://10.0.0.xN--pokxncvks" against "about:blank"',
        'parsing "file://xn--/p" against "about:blank"',
        'URL.canParse and URL.parse of "file://xn--/p" against "about:blank"',
      ],
    },
    {
      reason: 'The list is of 2022: `^` is escaped in paths now. As in Node.',
      subtests: [
        'parsing "foo://host/ !\\"$%&\'()*+,-./:;<=>@[\\\\]^_`{|}~" against "about:blank"',
        'URL.canParse and URL.parse of "foo://host/ !\\"$%&\'()*+,-./:;<=>@[\\\\]^_`{|}~" against "about:blank"',
        'parsing "wss://host/ !\\"$%&\'()*+,-./:;<=>@[\\\\]^_`{|}~" against "about:blank"',
        'URL.canParse and URL.parse of "wss://host/ !\\"$%&\'()*+,-./:;<=>@[\\\\]^_`{|}~" against "about:blank"',
      ],
    },
  ],
  'url/setters.any.ts': [
    {
      reason: 'The list is of 2022: a host name with a port is refused now. As in Node.',
      subtests: [
        'setting hostname of http://example.net/path to "example.com:8080"',
        'setting hostname of http://example.net:8080/path to "example.com:"',
      ],
    },
    {
      reason: 'The list is of 2022: `^` is escaped in paths now. As in Node.',
      subtests: [
        'setting pathname of a:/ to "\\u0000\\u0001\\t\\n\\r\\u001f !\\"#$%&\'()*+,-./09:;<=>?@AZ[\\\\]^_`az{|}~Éé"',
      ],
    },
    {
      reason: 'The list is of 2022: paths of files keep their empty segments now. As in Node.',
      subtests: [
        'setting pathname of file://monkey/ to "\\\\\\\\"',
        'setting pathname of file:///unicorn to "//\\\\/"',
        'setting pathname of file:///unicorn to "//monkey/..//"',
      ],
    },
  ],
  'urlpattern/interfaces.any.ts': [
    {
      reason:
        'Made when it is first asked for, so until then a global with a getter: who does not use it does not pay for it.',
      subtests: ['URLPattern interface: existence and properties of interface object'],
    },
  ],
  'webidl/interfaces.any.ts': [
    {
      reason:
        'It is an error with a stack, and its properties are its own, so that they cross the wire as those of other errors do.',
      subtests: [
        'DOMException interface: existence and properties of interface object',
        'DOMException interface: attribute name',
        'DOMException interface: attribute message',
        'DOMException interface: attribute code',
        'DOMException interface: new DOMException() must inherit property "name" with the proper type',
        'DOMException interface: new DOMException() must inherit property "message" with the proper type',
        'DOMException interface: new DOMException() must inherit property "code" with the proper type',
      ],
    },
  ],
};
