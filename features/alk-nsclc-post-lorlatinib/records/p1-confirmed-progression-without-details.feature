@constraint:P1
Feature: Confirmed progression whose details are said not to apply
  A confirmed progression causes symptoms or none, has an extent and at least one site. These may be unknown,
  but they cannot be beside the point.

  Scenario Outline: Confirmed progression, but <detail>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <detail>
    When next-line therapy is chosen
    Then the record is impossible because of P1

    Examples:
      | detail                                                   |
      | there is no progression that could cause symptoms        |
      | there is no progression whose extent could be judged     |
      | there is no progressing site to count                    |
      | there is no progression that could be confined to a site |

  Scenario Outline: Confirmed progression, and <detail>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <detail>
    When next-line therapy is chosen
    Then the patient is in scope

    Examples:
      | detail                                                                       |
      | it is unknown whether the progression causes symptoms                        |
      | the extent of the progression is unknown                                     |
      | the number of progressing sites is unknown                                   |
      | it is unknown whether the progression is confined to specific anatomic sites |
      | the progression is asymptomatic                                              |
      | the progression is limited or oligoprogressive                               |
      | the number of progressing sites is 1                                         |
      | the progression is not confined to specific anatomic sites                   |

  Scenario Outline: No progression, and <detail>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But there is no progression on lorlatinib
    And <detail>
    When next-line therapy is chosen
    Then the patient is out of scope

    Examples:
      | detail                                                   |
      | there is no progression that could cause symptoms        |
      | there is no progression whose extent could be judged     |
      | there is no progressing site to count                    |
      | there is no progression that could be confined to a site |

  Scenario Outline: Progression only suspected, and <detail>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But progression on lorlatinib is suspected but not confirmed
    And <detail>
    When next-line therapy is chosen
    Then the patient is out of scope

    Examples:
      | detail                                                   |
      | there is no progression that could cause symptoms        |
      | there is no progression whose extent could be judged     |
      | there is no progressing site to count                    |
      | there is no progression that could be confined to a site |
