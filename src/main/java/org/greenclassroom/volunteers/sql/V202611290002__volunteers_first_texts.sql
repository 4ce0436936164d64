-- The first version of each text, so that nobody stands before a class unsigned on the first day.
-- An administrator writes the next.
insert into volunteers.version (text, number, body_en, body_zh, body_fr, published_at, published_by) values
('CONDUCT', 1,
'I am never alone with a child: a second adult can always see us.
I do not touch, photograph or film children, and I ask for no name, address, telephone or account.
I take pictures only where the place in the day allows it, and with the programme''s camera.
I give no presents to single children and promise nothing in the programme''s name.
I follow the teacher of the class. I do not smoke or drink alcohol at the school.
When something worries me I report it the same day to the safeguarding lead, and to nobody else.',
'我不与儿童单独相处，始终有另一位成年人能看到我们。
我不触碰、不拍摄儿童，也不询问他们的姓名、住址、电话或账号。
只有在该名额允许拍照时，我才拍照，并且使用项目的相机。
我不单独给某个孩子送礼物，也不以项目的名义作任何承诺。
我听从任课老师的安排，在学校不吸烟、不饮酒。
如有令我担心的事情，我当天只向安全负责人报告，不告诉其他人。',
'Je ne suis jamais seul(e) avec un enfant : un second adulte nous voit toujours.
Je ne touche, ne photographie et ne filme aucun enfant ; je ne demande ni nom, ni adresse, ni téléphone, ni compte.
Je ne prends de photos que si ma place le permet, et avec l’appareil du programme.
Je ne fais pas de cadeau à un enfant en particulier et ne promets rien au nom du programme.
Je suis les consignes de l’enseignant. À l’école, je ne fume pas et ne bois pas d’alcool.
Si quelque chose m’inquiète, je le signale le jour même à la personne référente pour la protection, et à elle seule.',
'2026-11-29 00:00+08', 0),
('WAIVER', 1,
'I come of my own free will and without pay.
I have told the programme what I cannot do, such as lifting or long rides.
I know that a school far away may have no telephone network and that help can take an hour.
The programme insures volunteers on its days; what I bring along is at my own risk.',
'我自愿参加，不收取报酬。
我已告知项目自己不便从事的事项，例如搬重物或长途乘车。
我知道偏远学校可能没有手机信号，救助可能需要一个小时才能到达。
项目为活动期间的志愿者投保；我自带的物品由我自己负责。',
'Je viens de mon plein gré et sans rémunération.
J’ai dit au programme ce que je ne peux pas faire, comme porter des charges ou faire de longs trajets.
Je sais qu’une école éloignée peut n’avoir aucun réseau et que les secours peuvent mettre une heure.
Le programme assure les bénévoles pendant ses journées ; ce que j’apporte reste sous ma responsabilité.',
'2026-11-29 00:00+08', 0),
('TRAINING', 1,
'I know how a lesson goes: the teacher leads, volunteers help at the desks.
I know that a child who needs help raises a hand, and that I explain instead of taking the mouse.
I know where the main switch is and that nobody opens a computer while it is plugged in.
I know to whom I turn: the day''s lead, the teacher, the safeguarding lead.',
'我了解课堂的进行方式：老师主讲，志愿者在座位旁协助。
我知道需要帮助的孩子会举手，我应当讲解，而不是替孩子操作鼠标。
我知道总开关在哪里，也知道电脑通电时任何人都不得打开机箱。
我知道有问题找谁：当天的负责人、任课老师、安全负责人。',
'Je sais comment se déroule une leçon : l’enseignant dirige, les bénévoles aident aux postes.
Je sais qu’un enfant qui a besoin d’aide lève la main, et que j’explique au lieu de prendre la souris.
Je sais où est le disjoncteur et que personne n’ouvre un ordinateur branché.
Je sais à qui m’adresser : le responsable du jour, l’enseignant, la personne référente pour la protection.',
'2026-11-29 00:00+08', 0);
