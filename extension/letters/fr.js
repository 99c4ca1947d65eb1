// The letters in French; see en.js. Blanks before colons and semicolons do not break; straight apostrophes keep a mail link short.
'use strict';

(globalThis.FineprintLetters ??= {}).fr = {
  name: 'Français',
  laws: { eu: 'RGPD', uk: 'UK GDPR' },
  unknown: 'votre organisme',
  greeting: 'Madame, Monsieur,',
  term: "Je vous remercie de me répondre gratuitement et dans un délai d'un mois à compter de la réception (articles 12.3 et 12.5 du {law}). S'il vous faut plus pour confirmer mon identité, ne demandez que le nécessaire (article 12.6).",
  remedy: 'Sans réponse dans ce délai, je pourrai saisir une autorité de contrôle.',
  remedy_named: "Sans réponse dans ce délai, je pourrai saisir l'autorité de contrôle ({authority}).",
  known: 'Vous me connaissez sous\u00a0: {reference}',
  known_there: "L'organisme me connaît sous\u00a0: {reference}",
  closing: 'Avec mes salutations distinguées,',
  blanks: {
    company: "[nom de l'organisme]",
    name: '[votre nom]',
    address: '[votre adresse]',
    reference: "[l'adresse e-mail ou le numéro client de votre compte]",
  },
  kinds: {
    access: {
      subject: "Demande d'accès à mes données personnelles (article 15 du {law})",
      paragraphs: [
        "Je vous prie de me confirmer si {controller} traite des données personnelles me concernant et, si oui, de m'en adresser une copie sous une forme électronique d'usage courant (articles 15.1 et 15.3 du {law}).",
        "Veuillez aussi m'indiquer\u00a0:\n- les finalités et les catégories de données\u00a0;\n- les destinataires, nommément, et les transferts vers des pays tiers avec leurs garanties (article 15.2)\u00a0;\n- la durée de conservation\u00a0;\n- la source des données, si elles ne viennent pas de moi\u00a0;\n- si des décisions me concernant sont automatisées, profilage compris, avec leur logique et leurs conséquences.",
      ],
    },
    erasure: {
      subject: "Demande d'effacement de mes données personnelles (article 17 du {law})",
      paragraphs: [
        "Je vous prie d'effacer dans les meilleurs délais les données personnelles que {controller} détient sur moi (article 17.1 du {law}).",
        "Si vous vous fondez sur mon consentement, je le retire (article 7.3). Si vous utilisez mes données à des fins de prospection, je m'y oppose (article 21.2).",
        "Veuillez notifier l'effacement à tous ceux à qui vous avez communiqué ces données, et me dire qui ils sont (article 19). Si vous estimez devoir en conserver certaines, indiquez-moi lesquelles, sur quel fondement et pour combien de temps. Merci de me confirmer l'effacement.",
      ],
    },
    objection: {
      subject: "Opposition à l'utilisation de mes données personnelles (article 21 du {law})",
      paragraphs: [
        "Je m'oppose à ce que {controller} utilise mes données personnelles à des fins de prospection, y compris pour le profilage qui y est lié. Vous ne pouvez plus les utiliser à cette fin (articles 21.2 et 21.3 du {law}).",
        { if: 'details', text: "Je m'oppose aussi à tout traitement fondé sur un intérêt légitime ou une mission d'intérêt public (article 21.1), pour des raisons tenant à ma situation\u00a0: {details}" },
        { if: 'details', text: "Veuillez cesser ce traitement, ou m'indiquer les motifs légitimes et impérieux que vous invoquez. D'ici là, veuillez limiter le traitement (article 18.1.d)." },
        { unless: 'details', text: 'Merci de me confirmer que cette utilisation a cessé.' },
      ],
    },
    rectification: {
      subject: 'Demande de rectification de mes données personnelles (article 16 du {law})',
      blank: '[ce qui est faux, et ce qui serait exact]',
      paragraphs: [
        'Certaines des données personnelles que {controller} détient sur moi sont inexactes ou incomplètes. Je vous prie de les rectifier ou de les compléter dans les meilleurs délais (article 16 du {law}).',
        "Il s'agit de ceci\u00a0: {details}",
        "Le temps de la vérification, veuillez limiter l'utilisation de ces données (article 18.1.a). Veuillez notifier la rectification à tous ceux à qui vous les avez communiquées, et me dire qui ils sont (article 19).",
      ],
    },
    portability: {
      subject: 'Demande de portabilité de mes données (article 20 du {law})',
      paragraphs: [
        "Je vous prie de m'adresser les données personnelles que j'ai fournies à {controller}, dans un format structuré, couramment utilisé et lisible par machine, par exemple JSON ou CSV (article 20.1 du {law}).",
        "Il s'agit des données que vous traitez de façon automatisée sur la base de mon consentement ou d'un contrat avec moi, y compris celles qui ont été enregistrées lors de mon utilisation de votre service.",
        { if: 'details', text: "Si c'est techniquement possible, veuillez les transmettre directement à\u00a0: {details} (article 20.2)" },
      ],
    },
    withdrawal: {
      subject: 'Retrait de mon consentement (article 7.3 du {law})',
      paragraphs: [
        "Je retire le consentement que j'ai donné à {controller} pour le traitement de mes données personnelles (article 7.3 du {law}).",
        { if: 'details', text: "Il s'agit de ceci\u00a0: {details}" },
        { unless: 'details', text: 'Ce retrait vaut pour toutes les finalités fondées sur mon consentement.' },
        "Veuillez cesser ce traitement et effacer les données traitées sur cette base (article 17.1.b). Si un autre fondement vous permet d'en conserver une partie, indiquez-moi lequel. Merci de me confirmer que c'est fait.",
      ],
    },
    complaint: {
      subject: 'Réclamation contre {controller} (article 77 du {law})',
      blank: "[ce qui s'est passé et quand, ce que vous avez demandé et la réponse reçue]",
      paragraphs: [
        "J'introduis, au titre de l'article 77 du {law}, une réclamation contre\u00a0:\n{respondent}",
        'Politique de confidentialité\u00a0: {policy}',
        'Les faits\u00a0: {details}',
        "J'estime que ces faits constituent une violation du {law}. Je vous prie de les examiner et de m'informer de l'avancement et de l'issue de ma réclamation (article 77.2).",
      ],
    },
  },
};
