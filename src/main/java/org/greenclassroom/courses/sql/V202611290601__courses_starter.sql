-- What can be taught from the first day, with its tags: China's standard of 2022, UNESCO's Digital Literacy Global
-- Framework, and whether somebody who does not see can do it.
insert into courses.course (code, key) values
  ('typing', gen_random_uuid()),
  ('office', gen_random_uuid()),
  ('safety', gen_random_uuid()),
  ('search', gen_random_uuid()),
  ('scratch', gen_random_uuid()),
  ('python', gen_random_uuid()),
  ('charts', gen_random_uuid()),
  ('ai', gen_random_uuid()),
  ('screen-reader', gen_random_uuid());

insert into courses.version (course, number, title_en, title_zh, title_fr, about_en, about_zh, about_fr, cn_modules, dlgf,
       competencies, grade_from, grade_to, software, offline, screen_reader, blocks_only, hours, instead, made_at, made_by)
select c.course, 1, v.title_en, v.title_zh, v.title_fr, v.about_en, v.about_zh, v.about_fr, v.cn_modules::text[], v.dlgf::text[],
       v.competencies::text[], v.grade_from, v.grade_to, v.software, v.offline, v.screen_reader, v.blocks_only, v.hours,
       v.instead::text[], now(), 0
  from (values
  ('typing', 'Keyboard and mouse, typing', '键盘、鼠标与打字', 'Clavier, souris et frappe',
   'Holding the mouse, finding the keys, typing English and Chinese by pinyin. The keyboard part needs no screen.',
   '学会使用鼠标、认识键位，练习英文与拼音打字。键盘部分不看屏幕也能学。',
   'Tenir la souris, trouver les touches, taper en anglais et en pinyin. La partie clavier se passe d’écran.',
   '{ONLINE}', '{0.1,0.2}', '{LEARNING}', 1, 6, 'GCompris, LibreOffice', true, 'YES', false, 12, '{}'),
  ('office', 'Files and office documents', '文件与办公文档', 'Fichiers et documents',
   'Folders, names, copies; writing a text, a table and a presentation.',
   '文件夹、命名与备份；写一篇文稿，做一张表格和一份演示。',
   'Dossiers, noms, copies ; écrire un texte, un tableau, une présentation.',
   '{CODING}', '{1.3,3.1}', '{LEARNING}', 3, 8, 'LibreOffice', true, 'YES', false, 16, '{}'),
  ('safety', 'Online safety and privacy', '网络安全与个人隐私', 'Sécurité et vie privée en ligne',
   'Passwords, what to tell nobody, whom to ask, what a stranger may not see.',
   '密码怎么设，哪些信息不能说，遇事该问谁，哪些内容不给陌生人看。',
   'Mots de passe, ce qu’on ne dit à personne, à qui demander, ce qu’un inconnu ne doit pas voir.',
   '{PRIVACY}', '{4.1,4.2,4.3}', '{RESPONSIBILITY,AWARENESS}', 1, 9, '', true, 'YES', false, 6, '{}'),
  ('search', 'Search and judge information', '信息检索与辨别', 'Chercher et juger l’information',
   'Asking a good question, comparing two sources, telling an advertisement from an answer.',
   '会提问、会比较两个来源、会分辨广告与答案。',
   'Poser une bonne question, comparer deux sources, distinguer une publicité d’une réponse.',
   '{ONLINE}', '{1.1,1.2}', '{AWARENESS,LEARNING}', 3, 9, 'Firefox, Kiwix', true, 'YES', false, 8, '{}'),
  ('scratch', 'Scratch', 'Scratch 图形化编程', 'Scratch',
   'Stories and games of blocks. Blocks are dragged by mouse and are not read by a screen reader (scratch-blocks, issue 1884).',
   '用积木编故事、做游戏。积木靠鼠标拖动，读屏软件读不出（scratch-blocks 第1884号问题）。',
   'Histoires et jeux en blocs. Les blocs se tirent à la souris et un lecteur d’écran ne les lit pas (scratch-blocks, ticket 1884).',
   '{ALGORITHMS}', '{3.4,5.5}', '{THINKING}', 3, 6, 'Scratch 3', true, 'NO', true, 20, '{python,screen-reader}'),
  ('python', 'Python, as text', 'Python 文本编程', 'Python, en texte',
   'Programming in a plain editor, with sound and numbers as output; read well by a screen reader.',
   '用纯文本编辑器编程，以声音和数字作输出，读屏软件读得清楚。',
   'Programmer dans un éditeur simple, avec des sons et des nombres en sortie ; bien lu par un lecteur d’écran.',
   '{ALGORITHMS,CONTROL}', '{3.4,5.5}', '{THINKING}', 5, 9, 'Python 3, Thonny, NVDA', true, 'YES', false, 24, '{}'),
  ('charts', 'Data and charts', '数据与图表', 'Données et graphiques',
   'Counting, a table, a chart, and what a chart hides. Charts have a table beside them.',
   '收集数据、制表、作图，并看清图表隐藏了什么。图旁附表。',
   'Compter, un tableau, un graphique, et ce qu’il cache. Chaque graphique a son tableau.',
   '{CODING}', '{1.3}', '{THINKING,AWARENESS}', 5, 9, 'LibreOffice Calc', true, 'PARTLY', false, 10, '{office}'),
  ('ai', 'AI awareness', '认识人工智能', 'Comprendre l’IA',
   'What a machine learns from, where it errs, what stays with people.',
   '机器从哪里学，会在哪里出错，哪些事还得人来做。',
   'De quoi une machine apprend, où elle se trompe, ce qui reste aux humains.',
   '{AI}', '{5.2,5.3}', '{AWARENESS,RESPONSIBILITY}', 7, 9, 'Kiwix', true, 'YES', false, 8, '{}'),
  ('screen-reader', 'Screen-reader basics', '读屏软件入门', 'Bases du lecteur d’écran',
   'For pupils who do not see: the keys of NVDA, reading a page, writing a text.',
   '面向视障学生：NVDA 快捷键、阅读网页、书写文稿。',
   'Pour les élèves qui ne voient pas : les touches de NVDA, lire une page, écrire un texte.',
   '{}', '{0.2}', '{LEARNING}', 1, 12, 'NVDA', true, 'YES', false, 16, '{}')
  ) as v (code, title_en, title_zh, title_fr, about_en, about_zh, about_fr, cn_modules, dlgf, competencies, grade_from,
          grade_to, software, offline, screen_reader, blocks_only, hours, instead)
  join courses.course c on c.code = v.code;

insert into courses.unit (version, nth, title_en, title_zh, title_fr)
select v.version, u.nth, u.title_en, u.title_zh, u.title_fr
  from (values
  ('typing', 1, 'The keyboard, zone by zone', '分区认识键盘', 'Le clavier, zone par zone'),
  ('typing', 2, 'Typing English', '英文打字', 'Taper en anglais'),
  ('typing', 3, 'Typing Chinese by pinyin', '拼音打字', 'Taper le chinois en pinyin'),
  ('typing', 4, 'Mouse and touchpad', '鼠标与触控板', 'Souris et pavé tactile'),
  ('office', 1, 'Files and folders', '文件与文件夹', 'Fichiers et dossiers'),
  ('office', 2, 'A text', '写一篇文稿', 'Un texte'),
  ('office', 3, 'A table', '做一张表格', 'Un tableau'),
  ('office', 4, 'A presentation', '做一份演示', 'Une présentation'),
  ('safety', 1, 'Passwords', '密码', 'Mots de passe'),
  ('safety', 2, 'What is private', '什么是隐私', 'Ce qui est privé'),
  ('safety', 3, 'Help and whom to ask', '求助与向谁求助', 'Demander de l’aide'),
  ('search', 1, 'A good question', '会提问', 'Une bonne question'),
  ('search', 2, 'Two sources', '比较两个来源', 'Deux sources'),
  ('search', 3, 'Who says so?', '是谁说的？', 'Qui le dit ?'),
  ('scratch', 1, 'Sequence', '顺序', 'Séquence'),
  ('scratch', 2, 'Loops', '循环', 'Boucles'),
  ('scratch', 3, 'Conditions', '条件', 'Conditions'),
  ('scratch', 4, 'A story of one’s own', '自己的故事', 'Une histoire à soi'),
  ('scratch', 5, 'A game', '做一个游戏', 'Un jeu'),
  ('python', 1, 'Words and numbers', '文字与数字', 'Mots et nombres'),
  ('python', 2, 'Decisions', '判断', 'Décisions'),
  ('python', 3, 'Repetition', '循环', 'Répétition'),
  ('python', 4, 'Functions', '函数', 'Fonctions'),
  ('python', 5, 'A project with sound', '有声音的作品', 'Un projet sonore'),
  ('charts', 1, 'Counting and asking', '计数与调查', 'Compter et demander'),
  ('charts', 2, 'A table', '制表', 'Un tableau'),
  ('charts', 3, 'A chart', '作图', 'Un graphique'),
  ('ai', 1, 'Learning from examples', '从例子中学习', 'Apprendre par l’exemple'),
  ('ai', 2, 'Errors and bias', '错误与偏见', 'Erreurs et biais'),
  ('ai', 3, 'What stays with us', '留给人的事', 'Ce qui nous reste'),
  ('screen-reader', 1, 'The keys of NVDA', 'NVDA 快捷键', 'Les touches de NVDA'),
  ('screen-reader', 2, 'Reading a page', '阅读网页', 'Lire une page'),
  ('screen-reader', 3, 'Writing a text', '书写文稿', 'Écrire un texte')
  ) as u (code, nth, title_en, title_zh, title_fr)
  join courses.course c on c.code = u.code
  join courses.version v on v.course = c.course and v.number = 1;

update courses.version set state = 'PUBLISHED', published_at = now(), published_by = 0;
