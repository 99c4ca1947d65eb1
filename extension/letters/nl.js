// The letters in Dutch; see en.js.
'use strict';

(globalThis.FineprintLetters ??= {}).nl = {
  name: 'Nederlands',
  laws: { eu: 'AVG', uk: 'UK GDPR' },
  unknown: 'uw organisatie',
  greeting: 'Geachte heer, mevrouw,',
  term: 'Ik ontvang uw antwoord graag kosteloos en binnen een maand na ontvangst van deze brief (artikel 12, leden 3 en 5, {law}). Hebt u meer nodig om zeker te weten wie ik ben, vraag dan alleen wat daarvoor nodig is (artikel 12, lid 6).',
  remedy: 'Hoor ik niet op tijd van u, dan kan ik een klacht indienen bij een toezichthoudende autoriteit.',
  remedy_named: 'Hoor ik niet op tijd van u, dan kan ik een klacht indienen bij de toezichthoudende autoriteit ({authority}).',
  known: 'U kent mij als: {reference}',
  known_there: 'De organisatie kent mij als: {reference}',
  closing: 'Met vriendelijke groet,',
  blanks: {
    company: '[naam van de organisatie]',
    name: '[uw naam]',
    address: '[uw adres]',
    reference: '[het e-mailadres of klantnummer van uw account]',
  },
  kinds: {
    access: {
      subject: 'Verzoek om inzage in mijn persoonsgegevens (artikel 15 {law})',
      paragraphs: [
        'Graag hoor ik of {controller} persoonsgegevens van mij verwerkt. Zo ja, stuur mij daarvan dan een kopie in een gangbare elektronische vorm (artikel 15, leden 1 en 3, {law}).',
        'Laat mij daarbij weten:\n- waarvoor u ze gebruikt en om welke categorieën het gaat;\n- wie ze ontvangt, met naam, en of ze naar derde landen gaan, met welke waarborgen (artikel 15, lid 2);\n- hoe lang u ze bewaart;\n- waar u ze vandaan hebt, als dat niet van mij is;\n- of er automatisch over mij wordt besloten, profilering inbegrepen, volgens welke logica en met welke gevolgen.',
      ],
    },
    erasure: {
      subject: 'Verzoek om mijn persoonsgegevens te wissen (artikel 17 {law})',
      paragraphs: [
        'Wilt u de persoonsgegevens die {controller} van mij heeft, zonder onredelijke vertraging wissen (artikel 17, lid 1, {law})?',
        'Voor zover u zich op mijn toestemming baseert, trek ik die in (artikel 7, lid 3). Voor zover u mijn gegevens voor direct marketing gebruikt, maak ik daartegen bezwaar (artikel 21, lid 2).',
        'Geef het wissen door aan iedereen aan wie u de gegevens hebt verstrekt, en laat mij weten wie dat zijn (artikel 19). Meent u dat u bepaalde gegevens moet bewaren, laat mij dan weten welke, op welke grond en hoe lang. Bevestig mij wanneer het klaar is.',
      ],
    },
    objection: {
      subject: 'Bezwaar tegen het gebruik van mijn persoonsgegevens (artikel 21 {law})',
      paragraphs: [
        'Ik maak er bezwaar tegen dat {controller} mijn persoonsgegevens gebruikt voor direct marketing, met inbegrip van profilering daarvoor. U mag ze daar vanaf nu niet meer voor gebruiken (artikel 21, leden 2 en 3, {law}).',
        { if: 'details', text: 'Ik maak ook bezwaar tegen elke verwerking die berust op een gerechtvaardigd belang of een taak van algemeen belang (artikel 21, lid 1), vanwege mijn situatie: {details}' },
        { if: 'details', text: 'Stop die verwerking, of laat mij weten op welke dwingende gerechtvaardigde gronden u zich beroept. Beperk de verwerking totdat dat vaststaat (artikel 18, lid 1, onder d).' },
        { unless: 'details', text: 'Bevestig mij dat dit gebruik is gestopt.' },
      ],
    },
    rectification: {
      subject: 'Verzoek om mijn persoonsgegevens te corrigeren (artikel 16 {law})',
      blank: '[wat er niet klopt, en wat het moet zijn]',
      paragraphs: [
        'Een deel van de persoonsgegevens die {controller} van mij heeft, is onjuist of onvolledig. Wilt u ze zonder onredelijke vertraging corrigeren of aanvullen (artikel 16 {law})?',
        'Het gaat om: {details}',
        'Beperk het gebruik van deze gegevens totdat u dit hebt nagegaan (artikel 18, lid 1, onder a). Geef de correctie door aan iedereen aan wie u de gegevens hebt verstrekt, en laat mij weten wie dat zijn (artikel 19).',
      ],
    },
    portability: {
      subject: 'Verzoek om mijn gegevens over te dragen (artikel 20 {law})',
      paragraphs: [
        'Stuur mij de persoonsgegevens die ik aan {controller} heb verstrekt, in een gestructureerde, gangbare en machineleesbare vorm, zoals JSON of CSV (artikel 20, lid 1, {law}).',
        'Het gaat om de gegevens die u op grond van mijn toestemming of een overeenkomst met mij geautomatiseerd verwerkt, ook wat is vastgelegd terwijl ik uw dienst gebruikte.',
        { if: 'details', text: 'Stuur ze, als dat technisch kan, rechtstreeks naar: {details} (artikel 20, lid 2)' },
      ],
    },
    withdrawal: {
      subject: 'Intrekking van mijn toestemming (artikel 7, lid 3, {law})',
      paragraphs: [
        'Ik trek de toestemming in die ik aan {controller} heb gegeven om mijn persoonsgegevens te verwerken (artikel 7, lid 3, {law}).',
        { if: 'details', text: 'Het gaat om: {details}' },
        { unless: 'details', text: 'Dit geldt voor alle doelen waarvoor u zich op mijn toestemming baseert.' },
        'Stop deze verwerking en wis de gegevens die u op die grond hebt verwerkt (artikel 17, lid 1, onder b). Staat een andere grond u toe een deel te houden, laat mij dan weten welke. Bevestig mij wanneer het klaar is.',
      ],
    },
    complaint: {
      subject: 'Klacht over {controller} (artikel 77 {law})',
      blank: '[wat er is gebeurd en wanneer, wat u hebt gevraagd en wat het antwoord was]',
      paragraphs: [
        'Op grond van artikel 77 {law} dien ik een klacht in over:\n{respondent}',
        'Privacyverklaring: {policy}',
        'Wat er is gebeurd: {details}',
        'Volgens mij is dit in strijd met de {law}. Wilt u dit onderzoeken en mij op de hoogte houden van de voortgang en de uitkomst (artikel 77, lid 2)?',
      ],
    },
  },
};
